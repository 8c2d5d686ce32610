import { Announcer, pageOf } from '../announcement';
import { PostureDigestStore } from '../database';
import { CronTimes, digestPosture, nextOf, Rules } from '../evaluation';
import { ClockGuard } from './ClockGuard';

/**
 * Tells owners at most once a week what changed in how their pipelines are set
 * up. When an owner was thought of last is kept in the database, so that nobody
 * is told twice however many backends there are, and nobody is forgotten whose
 * time came while none was there.
 */
export class PostureDigests {
  constructor(
    private readonly options: {
      /** When owners are told; absent: never. */
      times?: CronTimes;
      store: PostureDigestStore;
      announcer: Pick<Announcer, 'announcementsOf' | 'wake'>;
      rules: Pick<Rules, 'kinds'>;
      clocks: Pick<ClockGuard, 'problemAnywhere'>;
      /** Where Backstage is served; absent when that is not known. */
      appUrl?: string;
      /** Where our page is mounted in it. */
      pagePath: string;
      clock: () => number;
    },
  ) {}

  /** Tells those whose time has come. */
  async run(signal: AbortSignal): Promise<void> {
    const { times, store, clocks, clock } = this.options;
    if (!times || (await clocks.problemAnywhere())) {
      return;
    }
    const now = clock();
    for (const last of await store.owners(now)) {
      if (signal.aborted) {
        return;
      }
      if (last.lookedAt > now) {
        // Noted by a clock that was ahead; nobody is told for that.
        await store.store(last, undefined, [], now);
      } else if ((nextOf(times, last.lookedAt) ?? Infinity) <= now) {
        await this.tell(last, now);
      }
    }
  }

  private async tell(
    last: { owner: string; lookedAt: number },
    now: number,
  ): Promise<void> {
    const { store, announcer, rules, appUrl, pagePath } = this.options;
    const base = appUrl?.replace(/\/+$/, '') ?? '';
    const { owner, lookedAt } = last;
    const before = await store.known(owner);
    const { known, change } = digestPosture(
      await store.pipelines(owner),
      before,
      {
        ...rules,
        linkTo: (entityRef, stage) => base + pageOf(pagePath, entityRef, stage),
      },
    );
    const announcements = change
      ? announcer.announcementsOf({
          ...change,
          recipient: owner,
          at: new Date(now).toISOString(),
          ...(before && { since: new Date(lookedAt).toISOString() }),
        })
      : [];
    const isStored = await store.store(last, known, announcements, now);
    if (isStored && announcements.length > 0) {
      announcer.wake();
    }
  }
}
