import {
  AnnouncementStore,
  CollectionStore,
  IncidentStore,
  RunStore,
  SampleStore,
  StageStore,
} from '../database';
import { PipelineHealthConfig } from '../config';
import { Mutex } from './reading/Mutex';

/** Usage is shown for a day and kept for a little longer than a month. */
const USAGE_KEPT = 40 * 24 * 60 * 60_000;

/** Who could not be told of a change for so long will see it for themselves. */
const NEWS_FOR = 7 * 24 * 60 * 60_000;

/** Drops what is too old, and stages that no pipeline has any more. */
export class Retention {
  constructor(
    private readonly options: {
      samples: SampleStore;
      runs: RunStore;
      incidents: IncidentStore;
      announcements: AnnouncementStore;
      collection: CollectionStore;
      stages: StageStore;
      mutex: Mutex;
      retention: PipelineHealthConfig['retention'];
      clock: () => number;
    },
  ) {}

  async run(): Promise<void> {
    const { samples, runs, incidents, announcements } = this.options;
    const { collection, stages } = this.options;
    const { mutex, retention, clock } = this.options;
    const now = clock();
    await samples.dropBefore(now - retention.samples);
    await runs.dropBefore(now - retention.runs);
    await incidents.dropResolvedBefore(now - retention.incidents);
    await announcements.dropBefore(now - NEWS_FOR);
    await collection.dropUsageBefore(now - USAGE_KEPT);
    // Not while stages are being worked out, which are added before they are used.
    await mutex(() => stages.dropUnwatched());
  }
}
