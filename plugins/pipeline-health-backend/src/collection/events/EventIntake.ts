import { LoggerService } from '@backstage/backend-plugin-api';
import {
  PipelineSource,
  SourceError,
  StageEvent,
} from '@pipeline-health/plugin-pipeline-health-node';
import { EventStore } from '../../database';
import { Meters } from '../../telemetry';
import { concernedBy, effectOf } from './effectOf';

/** Events that are taken in at once. */
const PAGE = 500;

/** Those that may wait for it. What does not fit is found by asking. */
const WAITING_AT_MOST = 10_000;

/** How far ahead of our clock a time may be: by more, clocks are not trusted. */
const AHEAD_AT_MOST = 5 * 60_000;

/** Series that were answered so lately are not asked for because of an event. */
const ANSWERED_LATELY = 5 * 60_000;

/** The longest name that is stored. */
const NAME_MAX_LENGTH = 255;

/** How often the log tells of events that were refused. */
const COMPLAIN_EVERY = 60_000;

/** What became of an event. */
type Outcome =
  | 'taken'
  | 'duplicate'
  | 'foreign'
  | 'unwatched'
  | 'refused'
  | 'dropped';

/** A source, with what it was told. */
interface Message {
  source: PipelineSource;
  payload: unknown;
}

/**
 * Takes in what sources are told unasked. An event never says how a stage is,
 * only that it is to be asked; but what no question answers is kept. Whether it
 * is late, lost, forged or told twice, what is known is what was answered last.
 */
export class EventIntake {
  private readonly waiting: Message[] = [];
  private working?: Promise<boolean>;
  private complainedAt = -Infinity;

  constructor(
    private readonly options: {
      store: EventStore;
      meters: Pick<Meters, 'events'>;
      logger: LoggerService;
      clock: () => number;
    },
  ) {}

  /**
   * Takes in what a source was told; ends when that is stored. Answers whether
   * it, or what came with it, makes anything due.
   */
  async hear(source: PipelineSource, payload: unknown): Promise<boolean> {
    if (this.waiting.length >= WAITING_AT_MOST) {
      this.count('dropped');
      return false;
    }
    this.waiting.push({ source, payload });
    this.working ??= this.workOff().finally(() => {
      this.working = undefined;
    });
    return this.working;
  }

  private async workOff(): Promise<boolean> {
    let isAnythingDue = false;
    // Those that come at once are taken in at once.
    await Promise.resolve();
    while (this.waiting.length > 0) {
      const page = this.waiting.splice(0, PAGE);
      for (const source of new Set(page.map(message => message.source))) {
        const taken = await this.take(
          source,
          page
            .filter(message => message.source === source)
            .flatMap(({ payload }) => this.read(source, payload) ?? []),
        );
        isAnythingDue ||= taken > 0;
      }
    }
    return isAnythingDue;
  }

  private read(
    source: PipelineSource,
    payload: unknown,
  ): StageEvent | undefined {
    try {
      const event = source.events?.read(payload);
      if (!event) {
        this.count('foreign');
        return undefined;
      }
      mustBeStorable(event, this.options.clock());
      return event;
    } catch (error) {
      this.count('refused');
      this.complain(source, error);
      return undefined;
    }
  }

  private async take(
    source: PipelineSource,
    events: readonly StageEvent[],
  ): Promise<number> {
    const { store, clock } = this.options;
    const now = clock();
    const names = events.flatMap(({ stages }) => stages.map(it => it.name));
    const named = names.length ? await store.named([...new Set(names)]) : [];
    const concerning = events.flatMap(event => {
      const stages = concernedBy(event, named);
      return stages.length ? [effectOf(event, stages, now)] : [];
    });
    this.count('unwatched', events.length - concerning.length);
    if (concerning.length === 0) {
      return 0;
    }
    const fresh = await store.take(source.id, concerning, {
      now,
      answeredBefore: now - ANSWERED_LATELY,
    });
    this.count('taken', fresh.size);
    this.count('duplicate', concerning.length - fresh.size);
    return fresh.size;
  }

  private count(outcome: Outcome, events = 1): void {
    if (events > 0) {
      this.options.meters.events.add(events, { outcome });
    }
  }

  /** One that is wrong seldom comes alone. */
  private complain({ id }: PipelineSource, error: unknown): void {
    const { logger, clock } = this.options;
    const now = clock();
    if (now >= this.complainedAt + COMPLAIN_EVERY || now < this.complainedAt) {
      this.complainedAt = now;
      const why = SourceError.toProblem(error).message;
      logger.warn(`An event for the source '${id}' was refused: ${why}`);
    }
  }
}

/** Throws when an event tells of what is to come, or has names that no table takes. */
function mustBeStorable({ id, at, reports = [] }: StageEvent, now: number) {
  const latest = Math.max(at, ...reports.map(report => report.at));
  if (latest > now + AHEAD_AT_MOST) {
    throw new SourceError(
      'invalid',
      `It tells of ${new Date(latest).toISOString()}, which is to come`,
    );
  }
  const names = [id, ...reports.map(({ key }) => key)];
  if (names.some(name => name.length > NAME_MAX_LENGTH || /\0/.test(name))) {
    throw new SourceError('invalid', 'What it names cannot be stored');
  }
}
