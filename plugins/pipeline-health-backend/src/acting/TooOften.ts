import { say } from './say';
import { ActionHindrance } from '@pipeline-health/plugin-pipeline-health-common';
import { StageAction } from '@pipeline-health/plugin-pipeline-health-node';
import { Stores } from '../database';

/** Knows who has had what done as often as it may be. */
export class TooOften {
  constructor(
    private readonly options: {
      stores: Pick<Stores, 'actionTasks'>;
      /** Epoch milliseconds. */
      clock: () => number;
    },
  ) {}

  /** Why somebody may not have it done again yet; undefined when they may. */
  async hindrance(
    { id, atMost }: StageAction,
    arn: string,
    by: string,
  ): Promise<ActionHindrance | undefined> {
    if (!atMost) {
      return undefined;
    }
    const { stores, clock } = this.options;
    const { times, within } = atMost;
    const started = await stores.actionTasks.startedSince({
      ...{ arn, action: id, by },
      since: clock() - within,
    });
    const first = started.at(-times);
    return first === undefined
      ? undefined
      : {
          code: 'too-often',
          ...say('too-often', {
            times: started.length,
            window: { value: within / 1000, unit: 'seconds' },
            from: { value: first + within, unit: 'time' },
          }),
        };
  }
}
