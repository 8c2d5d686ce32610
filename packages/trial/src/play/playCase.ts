import { Simulator, startSimulator } from '@pipeline-health/aws-simulator';
import { JsonObject } from '@backstage/types';
import { z } from 'zod';
import { parse } from 'yaml';
import { Override } from '../case/caseSchema';
import { Case } from '../case/readCase';
import { act } from './actions';
import { Recorder, Recording } from './Recording';
import { Product, startProduct } from './startProduct';
import { useVirtualTime } from './virtualTime';

/** How often things are read: as in the demo, or as without any configuration. */
export const CADENCES: { [name: string]: JsonObject } = {
  demo: {
    tiers: {
      hot: { describe: '20s', metrics: '1m' },
      warm: { describe: '20s', metrics: '1m' },
      cold: { describe: '1m', metrics: '5m' },
    },
  },
  default: {},
};

const sceneSchema = z.looseObject({
  account: z.string().default('123456789012'),
  region: z.string().default('eu-central-1'),
});

/** Plays a case from its start to its end and writes down what is told. */
export async function playCase(
  trial: Case,
  options: { seed: number; cadence: string },
): Promise<Recording[]> {
  const { truth } = trial;
  const simulator = await startSimulator({
    now: truth.start,
    speed: 0,
    seed: options.seed,
    scenarioText: trial.scenario,
  });
  const now = () => simulator.clock.now();
  const useRealTime = useVirtualTime(now);
  const endpoint = process.env.AWS_ENDPOINT_URL;
  process.env.AWS_ENDPOINT_URL = simulator.url;
  let product: Product | undefined;
  try {
    const { account, region } = sceneSchema.parse(parse(trial.scenario) ?? {});
    const { collection, ...config } = truth.config;
    product = await startProduct({
      account,
      region,
      pipelines: trial.pipelines,
      config: {
        ...config,
        collection: {
          ...CADENCES[options.cadence],
          ...(collection as JsonObject | undefined),
        },
      },
      aws: truth.aws,
      now,
    });
    bendMetrics(trial, simulator);
    return await playRounds(trial, simulator, product, { region });
  } finally {
    await product?.stop();
    await simulator.close();
    useRealTime();
    if (endpoint === undefined) {
      delete process.env.AWS_ENDPOINT_URL;
    } else {
      process.env.AWS_ENDPOINT_URL = endpoint;
    }
  }
}

async function playRounds(
  { truth, pipelines }: Case,
  simulator: Simulator,
  { api, collect }: Product,
  { region }: { region: string },
): Promise<Recording[]> {
  const { start, run, every } = truth;
  const recorders = pipelines.map(
    ({ name }) => new Recorder(name, arn => simulator.truth(arn)),
  );
  const actions = [...truth.actions].sort((left, right) => left.at - right.at);
  for (let at = 0; at <= run; at += every) {
    // What happens between two rounds happens at its own time.
    while (actions.length > 0 && actions[0].at <= at) {
      const [action] = actions.splice(0, 1);
      advanceTo(start + action.at, simulator);
      await act(action, simulator, { start, region });
    }
    advanceTo(start + at, simulator);
    const away = truth.pauses.some(([from, until]) => at >= from && at < until);
    if (!away) {
      await collect();
      for (const recorder of recorders) {
        recorder.note(
          await api.getPipeline(`component:default/${recorder.pipeline}`),
          at,
          simulator.clock.now(),
        );
      }
    }
  }
  return Promise.all(
    recorders.map(async ({ pipeline, rounds, transitions }) => ({
      pipeline,
      rounds,
      transitions,
      incidents: (
        await api.listIncidents(`component:default/${pipeline}`, {
          limit: 100,
        })
      ).items,
    })),
  );
}

function advanceTo(time: number, { clock }: Simulator): void {
  clock.advance(Math.max(0, time - clock.now()));
}

/** Lets the metrics be as the case says. */
function bendMetrics({ truth }: Case, { cloudwatch }: Simulator): void {
  const { start, overrides, metricDelay, metricDelayBetween } = truth;
  for (const { metric, of, from, until, ...override } of overrides) {
    cloudwatch.bend({
      metric,
      resource: of,
      from: start + from,
      ...(until !== undefined && { until: start + until }),
      bend: bendOf(override),
    });
  }
  if (metricDelay !== undefined) {
    const [from, until] = metricDelayBetween ?? [];
    cloudwatch.beginOutage({
      delay: metricDelay,
      ...(from !== undefined && { from: start + from }),
      ...(until !== undefined && { until: start + until }),
    });
  }
}

function bendOf({
  value,
  plus = 0,
  times = 1,
}: Pick<Override, 'value' | 'plus' | 'times'>) {
  return (published: number | undefined) => {
    if (value !== undefined) {
      return value ?? undefined;
    }
    return published === undefined ? undefined : published * times + plus;
  };
}
