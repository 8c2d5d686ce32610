import { createBackendModule } from '@backstage/backend-plugin-api';
import {
  PipelineSource,
  pipelineHealthSourcesExtensionPoint,
  SourceError,
} from '@pipeline-health/plugin-pipeline-health-node';
import { fakeKind, inventoryCheck } from '../evaluation/__testUtils__/facts';

const MINUTE = 60_000;

/** Answers by the name of the stage: leaking, denied, gone; anything else is well. */
export const fakeSource: PipelineSource = {
  id: 'fake',
  kinds: [
    fakeKind({
      checks: [inventoryCheck('leak')],
      measures: { freshness: () => ({ ages: ['age'] }) },
      identify: ({ service, resource }) =>
        service === 'tank' ? resource : undefined,
      messages: { 'tank.loss-basis': 'A leaking tank is empty in 2 h.' },
      lossClock: ({ inventory }) =>
        inventory?.leak === 'critical'
          ? { seconds: 7200, basis: { key: 'tank.loss-basis', values: {} } }
          : undefined,
    }),
  ],
  priceSource: 'list price of tanks',
  async describe({ name }) {
    if (name === 'denied') {
      throw new SourceError('access-denied', 'no', {
        missingPermission: 'tank:Look',
      });
    }
    if (name === 'gone') {
      throw new SourceError('not-found', 'no such tank');
    }
    const inventory = name === 'leaking' ? { leak: 'critical' } : {};
    return { inventory, links: [], samples: {} };
  },
  async *readSeries(_, requests) {
    for (const { id, to } of requests) {
      yield [
        {
          id,
          outcome: 'complete' as const,
          samples: [{ at: to - 5 * MINUTE, value: 42 }],
        },
      ];
    }
  },
  findByTags: async () => ({ stages: [], problems: [] }),
  takeUsage: () => ({
    calls: { tank: 3 },
    metricsRequested: 10,
    costUsd: 0.0001,
    throttles: 0,
  }),
  policy: stages => [
    {
      Sid: 'Look',
      Effect: 'Allow',
      Action: ['tank:Look'],
      Resource: stages.map(stage => stage.arn),
    },
  ],
};

export const fakeSourceModule = createBackendModule({
  pluginId: 'pipeline-health',
  moduleId: 'fake',
  register(env) {
    env.registerInit({
      deps: { sources: pipelineHealthSourcesExtensionPoint },
      async init({ sources }) {
        sources.addSource(fakeSource);
      },
    });
  },
});
