import { LoggerService } from '@backstage/backend-plugin-api';
import pLimit from 'p-limit';
import { Announcement, AnnouncementStore } from '../database';
import { Meters } from '../telemetry';
import { Channel } from './channels';

const SECOND = 1000;
const TIMEOUT = 30 * SECOND;
/** How many are told at a time one by one, and how many at once. */
const CONCURRENCY = 5;
const AT_ONCE = 1000;

/** Tells by one channel what waits to be told by it. */
export class ChannelTeller {
  private readonly turns = pLimit(1);
  private next?: Promise<void>;
  private isFailing = false;

  constructor(
    private readonly channel: Channel,
    private readonly options: {
      store: AnnouncementStore;
      meters: Pick<Meters, 'announceFailures'>;
      logger: LoggerService;
      clock: () => number;
      timeout?: number;
    },
  ) {}

  /** Tells all of it, unless the channel fails: then the rest later. */
  async run(): Promise<void> {
    // Who waits for a turn sees what there is by then, for all who asked meanwhile.
    this.next ??= this.turns(() => {
      this.next = undefined;
      return this.tellAll();
    });
    await this.next;
  }

  private async tellAll(): Promise<void> {
    const { store, clock, timeout = TIMEOUT } = this.options;
    const { name, atOnce } = this.channel;
    for (;;) {
      const now = clock();
      const waiting = await store.claim(name, {
        now,
        until: now + 2 * timeout,
        limit: atOnce ? AT_ONCE : CONCURRENCY,
        all: atOnce,
      });
      if (waiting.length === 0) {
        return;
      }
      const groups = atOnce ? [waiting] : waiting.map(one => [one]);
      const told = await Promise.all(groups.map(group => this.tell(group)));
      if (told.includes(false)) {
        return;
      }
    }
  }

  private async tell(group: readonly Announcement[]): Promise<boolean> {
    const { store, meters, clock, timeout = TIMEOUT } = this.options;
    try {
      await within(timeout, this.channel.tell(group.map(({ news }) => news)));
    } catch (error) {
      this.sayThatItFails(error);
      meters.announceFailures.add(1, { channel: this.channel.name });
      const now = clock();
      await store.postpone(
        group.map(({ id, attempts }) => ({
          id,
          nextTryAt: now + waitAfter(attempts),
        })),
      );
      return false;
    }
    await store.remove(group.map(({ id }) => id));
    this.isFailing = false;
    return true;
  }

  /** Once, however often it is tried. */
  private sayThatItFails(error: unknown): void {
    if (!this.isFailing) {
      this.isFailing = true;
      this.options.logger.warn(
        `Could not send a ${this.channel.name} about changed pipelines; it is sent later`,
        error instanceof Error ? error : { error: String(error) },
      );
    }
  }
}

/** Milliseconds until the next attempt: twice as many each time, at most a quarter of an hour. */
function waitAfter(attempts: number): number {
  return Math.min(30 * SECOND * 2 ** (attempts - 1), 900 * SECOND);
}

/** What something comes to, if it does so in time. */
async function within<T>(milliseconds: number, work: Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const tooLate = new Promise<never>((_, reject) => {
    timer = setTimeout(
      () => reject(new Error(`No answer within ${milliseconds / SECOND} s`)),
      milliseconds,
    );
  });
  try {
    return await Promise.race([work, tooLate]);
  } finally {
    clearTimeout(timer);
  }
}
