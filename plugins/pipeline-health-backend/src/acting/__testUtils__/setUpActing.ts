import { mockCredentials, mockServices } from '@backstage/backend-test-utils';
import {
  AuthorizeResult,
  DefinitivePolicyDecision,
} from '@backstage/plugin-permission-common';
import { pipelineHealthActionRunPermission } from '@pipeline-health/plugin-pipeline-health-common';
import {
  ActionLine,
  ActionTask,
} from '@pipeline-health/plugin-pipeline-health-common';
import {
  SourceError,
  StageAction,
} from '@pipeline-health/plugin-pipeline-health-node';
import { Knex } from 'knex';
import { z } from 'zod';
import { PipelineAuthorizer } from '../../authorization';
import { VisiblePipelines } from '../../authorization/VisiblePipelines';
import {
  entityOf,
  setUpCollection,
} from '../../collection/__testUtils__/setUpCollection';
import { ActionContexts } from '../ActionContexts';
import { ActionService } from '../ActionService';
import { CollectNow } from '../collectNow';
import { ConfiguredActions } from '../ConfiguredActions';
import { TaskRunner } from '../TaskRunner';

export const REF = 'component:default/orders';
export const STEP_TIMEOUT = 300;

/** A tank with a tap: what the action of the tests does, once or it runs over. */
export class Tank {
  level = 0;
  /** How often it was filled. */
  filled = 0;
  lines: ActionLine[] = [];
  /** Called before it is filled, and after. */
  before: () => Promise<void> = async () => {};
  after: () => Promise<void> = async () => {};
  stageKinds = ['fake-queue'];

  async fill(to: number): Promise<void> {
    await this.before();
    this.level = to;
    this.filled++;
    await this.after();
  }

  /** Fills it, then waits until the level was seen. */
  readonly action: StageAction<
    { level: number },
    { phase: 'fill' | 'see'; level: number }
  > = {
    id: 'fill',
    title: 'Fill it',
    description: 'Fills the tank up to a level.',
    permission: pipelineHealthActionRunPermission,
    stageKinds: this.stageKinds,
    iamActions: ['tank:Fill'],
    destructive: false,
    inputSchema: z.strictObject({
      level: z.number().max(100, { error: 'expected at most 100' }),
    }),
    unavailable: ({ stage }) =>
      stage.name === 'leaking' ? 'It leaks' : undefined,
    preflight: async (_, { level }) => ({
      lines: this.lines,
      calls: [{ service: 'tank', operation: 'Fill', input: { level } }],
      effects: [{ name: 'level', before: this.level, after: level }],
      seen: { level: this.level },
    }),
    start: async ({ now }, { level }) => ({
      state: { phase: 'fill', level },
      nextAt: now,
    }),
    advance: async ({ now }, _, { state }) => {
      if (state.phase === 'fill' && this.level !== state.level) {
        try {
          await this.fill(state.level);
        } catch (error) {
          if (error instanceof SourceError && error.missingPermission) {
            const { message, missingPermission } = error;
            return { outcome: 'failed', message, missingPermission };
          }
          throw error;
        }
      }
      return state.phase === 'fill'
        ? {
            state: { ...state, phase: 'see' },
            progress: { message: 'Filled' },
            nextAt: now + 1000,
          }
        : {
            outcome: 'succeeded',
            message: `It is at ${this.level}`,
            after: { level: this.level },
          };
    },
    cancel: async () => ({ outcome: 'cancelled', message: 'Closed the tap' }),
  };
}

/** Two backends on one database, with a pipeline of two tanks. */
export async function setUpActing(knex: Knex) {
  const collection = setUpCollection(knex);
  const { source, entities, time, stores } = collection;
  const arn = source.add('orders');
  const leaking = source.add('leaking');
  entities.push(entityOf('orders', [arn, leaking]));
  await collection.collect();

  const tank = new Tank();
  const permissions = mockServices.permissions.mock();
  const policy: { denied: string[] } = { denied: [] };
  permissions.authorize.mockImplementation(async asked =>
    asked.map(
      ({ permission }): DefinitivePolicyDecision => ({
        result: policy.denied.includes(permission.name)
          ? AuthorizeResult.DENY
          : AuthorizeResult.ALLOW,
      }),
    ),
  );
  const authorizer = new PipelineAuthorizer({
    permissions,
    resources: stores.resources,
    toDemands: jest.fn(),
    visiblePipelines: new VisiblePipelines({
      catalog: collection.catalog,
      auth: mockServices.auth(),
      adoptedAnnotations: [],
      clock: () => time.now,
    }),
  });
  const audited: string[] = [];
  const auditor = {
    createEvent: async (event: { eventId: string }) => ({
      success: async () => {
        audited.push(`${event.eventId} succeeded`);
      },
      fail: async ({ error }: { error: Error }) => {
        audited.push(`${event.eventId} failed: ${error.message}`);
      },
    }),
  };
  /** What happens when a round of collection is asked for. */
  const rounds = { begin: async () => {} };
  const ended: ActionTask[] = [];
  const logger = mockServices.logger.mock();
  const backend = (isEnabled = true) => {
    const shared = {
      actions: ConfiguredActions.read(
        {
          fill: { enabled: isEnabled, settings: {} },
          'collect-now': { enabled: isEnabled, settings: {} },
        },
        [
          tank.action,
          new CollectNow({
            renewals: stores.renewals,
            collect: () => rounds.begin(),
          }),
        ],
      ),
      contexts: new ActionContexts({
        stores,
        rules: collection.rules,
        tiers: collection.config.collection.tiers,
        clock: () => time.now,
      }),
      auditor,
      clock: () => time.now,
      onChange: () => {},
    };
    return {
      contexts: shared.contexts,
      service: new ActionService({
        ...shared,
        stores,
        authorizer,
      }),
      runner: new TaskRunner({
        ...shared,
        tasks: stores.actionTasks,
        logger,
        onEnd: async task => {
          ended.push(task);
        },
        leaseClock: async () => time.now,
        stepTimeout: STEP_TIMEOUT,
      }),
    };
  };
  const caller = { credentials: mockCredentials.user() };
  const one = backend();
  return {
    ...collection,
    arn,
    leaking,
    tank,
    policy,
    rounds,
    audited,
    ended,
    logger,
    caller,
    backend,
    one,
    other: backend(),
    start: (
      more: Partial<Parameters<ActionService['start']>[2]> = {},
      by = one,
    ) =>
      by.service.start(
        REF,
        'fill',
        { stage: arn, input: { level: 7 }, reason: 'thirst', ...more },
        caller,
      ),
    tasks: async () =>
      (await one.service.listTasks(REF, { limit: 100 }, caller)).items,
  };
}
