import { LoggerService } from '@backstage/backend-plugin-api';
import { PipelineHealthConfig } from '../config';
import {
  Lease,
  LeasedWrite,
  LeaseStore,
  ROLL_UPS,
  SETTLED_AFTER,
  Stores,
} from '../database';
import { ClockGuard } from './ClockGuard';
import { Replica } from './leases/Replica';

/** The task that one replica does at a time. */
export const RETENTION = 'retention';

const DAY = 24 * 60 * 60_000;

/** Usage is shown for a day and kept for a little longer than a month. */
const USAGE_KEPT = 40 * DAY;
/** An event is delivered again for a day, and waits in a queue for four unless that is set otherwise. */
const EVENTS_TOLD_FOR = 5 * DAY;
/** Error budgets are of four weeks. */
const OBJECTIVES_KEPT = 29 * DAY;
/** Who could not be told of a change for so long will see it for themselves. */
const NEWS_FOR = 7 * DAY;

/** Where things are kept for some time. */
interface Kept {
  /** Epoch milliseconds; undefined when there is nothing. */
  newestTime(): Promise<number | undefined>;
  dropBefore(time: number): Promise<void>;
}

/**
 * Packs the days that are over, and drops what is too old, and stages that no
 * pipeline has any more. How old a thing is goes by the newest of its sort, so
 * that after a pause, or by a clock that is ahead, nothing is dropped that was
 * not replaced.
 */
export class Retention {
  constructor(
    private readonly options: {
      stores: Pick<
        Stores,
        | 'samples'
        | 'dayPacker'
        | 'rollUps'
        | 'runs'
        | 'incidents'
        | 'settingChanges'
        | 'maintenance'
        | 'objectives'
        | 'actionTasks'
        | 'announcements'
        | 'postureDigests'
        | 'usage'
        | 'events'
        | 'reports'
      >;
      leases: LeaseStore;
      write: LeasedWrite;
      replica: Pick<Replica, 'under'>;
      clocks: ClockGuard;
      logger: LoggerService;
      retention: PipelineHealthConfig['retention'];
      clock: () => number;
    },
  ) {}

  /** Drops it, unless another replica does. */
  async run(): Promise<void> {
    const { replica } = this.options;
    await replica.under(RETENTION, lease => this.dropAll(lease));
  }

  private async dropAll(lease: Lease): Promise<void> {
    const { stores, leases, write, clocks, logger } = this.options;
    const { runs, incidents } = this.options.retention;
    const wrong = await clocks.problemAnywhere();
    if (wrong) {
      logger.warn(`${wrong.message}; nothing is dropped`);
      return;
    }
    await this.packSamples();
    await this.drop(stores.runs, runs);
    await this.drop(stores.incidents, incidents);
    await this.drop(stores.settingChanges, runs);
    await this.drop(stores.reports, runs);
    await this.drop(stores.events, EVENTS_TOLD_FOR);
    await this.drop(stores.maintenance, NEWS_FOR);
    await this.drop(stores.objectives, OBJECTIVES_KEPT);
    await this.drop(stores.actionTasks, incidents);
    await this.drop(stores.announcements, NEWS_FOR);
    await this.drop(stores.postureDigests, incidents);
    await this.drop(stores.usage, USAGE_KEPT);
    if (await clocks.isConfirmed()) {
      // Who stood still would drop what is past by now.
      await write(lease, async ({ samples, rollUps }) => {
        await samples.dropAfter(this.options.clock());
        await rollUps.dropAfter(this.options.clock());
      });
    }
    await write(lease, ({ stages }) => stages.dropUnwatched());
    await leases.dropUnwatchedShards();
  }

  /** What is too old is packed before it is dropped, so that the rest of it is kept. */
  private async packSamples(): Promise<void> {
    const { stores, retention } = this.options;
    const { samples, rollUps, dayPacker } = stores;
    const newest = await this.newestTime(samples);
    await dayPacker.packBefore(newest - SETTLED_AFTER);
    await samples.dropBefore(newest - retention.samples);
    await rollUps.dropBefore(
      ROLL_UPS.fiveMinutes,
      newest - retention.fiveMinuteRollUps,
    );
    await rollUps.dropBefore(ROLL_UPS.hours, newest - retention.hourlyRollUps);
  }

  private async drop(kept: Kept, age: number): Promise<void> {
    await kept.dropBefore((await this.newestTime(kept)) - age);
  }

  /** Of what is kept, never later than now. */
  private async newestTime(kept: Pick<Kept, 'newestTime'>): Promise<number> {
    const now = this.options.clock();
    return Math.min((await kept.newestTime()) ?? now, now);
  }
}
