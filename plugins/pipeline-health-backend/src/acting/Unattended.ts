import { AuthService, LoggerService } from '@backstage/backend-plugin-api';
import { toError } from '@backstage/errors';
import {
  UnattendedAction,
  UnattendedRule,
} from '@pipeline-health/plugin-pipeline-health-node';
import { Stores } from '../database';
import { nameOf } from './ActionCaller';
import { ActionContexts } from './ActionContexts';
import { ActionService } from './ActionService';
import { ConfiguredAction, ConfiguredActions } from './ConfiguredActions';

const DAY = 24 * 3_600_000;

/** What is done without a person is done with this. */
export interface UnattendedOptions {
  stores: Pick<
    Stores,
    'actionTasks' | 'incidents' | 'maintenance' | 'pipelines'
  >;
  actions: ConfiguredActions;
  contexts: ActionContexts;
  service: Pick<ActionService, 'start'>;
  auth: AuthService;
  logger: LoggerService;
  /** Epoch milliseconds. */
  clock: () => number;
}

type Due = ConfiguredAction & {
  unattended: UnattendedAction;
  rule: UnattendedRule;
};

/**
 * Starts what the site wants done without a person, as one of the service's own
 * tasks, when everything has spoken for it for long enough. For how long is
 * what this process has seen by itself: after a start it waits anew.
 */
export class Unattended {
  /** Epoch milliseconds since when all speaks for it, by action and stage. */
  private readonly since = new Map<string, number>();

  constructor(private readonly options: UnattendedOptions) {}

  async run(signal?: AbortSignal): Promise<void> {
    const wanted = this.options.actions.enabled.flatMap(configured => {
      const { unattended } = configured.action;
      const rules = unattended?.rulesOf(configured.settings) ?? [];
      return unattended
        ? rules.map(rule => ({ ...configured, unattended, rule }))
        : [];
    });
    for (const each of wanted) {
      if (!signal?.aborted) {
        await this.consider(each).catch(error =>
          this.giveUp(each, toError(error)),
        );
      }
    }
  }

  private async consider(wanted: Due): Promise<void> {
    const { stores, service, auth, clock } = this.options;
    const { action, rule } = wanted;
    const now = clock();
    const pipelines = await stores.pipelines.withStage(rule.stage);
    const [entityRef] = pipelines;
    if (
      !entityRef ||
      (await this.isLeftAlone(wanted, pipelines)) ||
      !(await this.isDue(wanted, entityRef))
    ) {
      this.since.delete(keyOf(wanted));
      return;
    }
    const since = this.since.get(keyOf(wanted)) ?? now;
    this.since.set(keyOf(wanted), since);
    const caller = { credentials: await auth.getOwnServiceCredentials() };
    const { after, stage, input, perDay } = rule;
    if (now - since < after) {
      return;
    }
    const started = await stores.actionTasks.startedSince({
      arn: stage,
      action: action.id,
      by: nameOf(caller),
      since: now - DAY,
    });
    if (started.length < perDay) {
      await service.start(
        entityRef,
        action.id,
        {
          stage,
          input,
          reason: `Without a person: for ${Math.round(
            (now - since) / 60_000,
          )} min everything has spoken for it`,
        },
        caller,
      );
      this.since.delete(keyOf(wanted));
    }
  }

  /** Whether people work on it, who are not to be surprised. */
  private async isLeftAlone(
    { rule }: Due,
    pipelines: readonly string[],
  ): Promise<boolean> {
    if (rule.whileWorkedOn) {
      return false;
    }
    const { stores, clock } = this.options;
    const now = clock();
    const [maintained, open] = await Promise.all([
      stores.maintenance.active(pipelines, now),
      stores.incidents.open(pipelines, now),
    ]);
    return (
      maintained.size > 0 ||
      [...open.values()]
        .flat()
        .some(({ state }) => state === 'snoozed' || state === 'held')
    );
  }

  private async isDue(
    { action, settings, rule, unattended }: Due,
    entityRef: string,
  ): Promise<boolean> {
    const pipeline = await this.options.contexts.of(entityRef);
    const facts = pipeline?.stages.find(each => each.stage.arn === rule.stage);
    if (!pipeline || !facts?.inventory) {
      return false;
    }
    const signal = AbortSignal.abort();
    const context = pipeline.contextOf(facts.stage, settings, signal);
    return (
      action.unavailable?.(context) === undefined && unattended.isDue(context)
    );
  }

  /** What stands against it is looked at anew when all has spoken for it as long again. */
  private giveUp(wanted: Due, error: Error): void {
    this.since.delete(keyOf(wanted));
    this.options.logger.warn(
      `Did not do ${wanted.action.id} to ${wanted.rule.stage} without a person`,
      error,
    );
  }
}

function keyOf({ action, rule }: Due): string {
  return `${action.id} ${rule.stage}`;
}
