import {
  CountedHour,
  lastHour,
  MeasuredObjective,
  ObjectiveReader,
  ObjectiveStore,
  StoredPipeline,
} from '../../database';
import { BUDGET_TIME, CountedMinute } from '../../evaluation';

const HOUR = 3_600_000;

/** So many hours are counted at once at most; the rest follows with the next assessment. */
const HOURS_AT_ONCE = 72;

/** Hours of which something was not known are counted again for so long: it may have come meanwhile. */
const RECOUNTED_HOURS = 72;

/** Counts the hours that are over, each once, and again those of which not everything is known. */
export class HourCounter {
  constructor(
    private readonly options: {
      reader: ObjectiveReader;
      store: ObjectiveStore;
    },
  ) {}

  /** Counts what is over and was not counted of a pipeline's objectives. */
  async count(
    pipeline: StoredPipeline,
    objectives: readonly MeasuredObjective[],
    now: number,
  ): Promise<void> {
    const { reader, store } = this.options;
    const last = lastHour(now);
    const progress = objectives.length
      ? await store.progress(pipeline.id)
      : undefined;
    for (const measured of objectives) {
      const { name } = measured.objective;
      const { terms } = measured;
      const before = progress?.get(name);
      const known = before?.terms === terms ? before : undefined;
      // What is said to be counted of the future was counted by a wrong clock.
      const next = Math.min(
        known?.countedUntil ?? firstHour(measured, now),
        last,
      );
      if (next >= last || !measured.stages.length) {
        continue;
      }
      const again = known
        ? await store.firstUnknown(pipeline.id, name, last - RECOUNTED_HOURS)
        : undefined;
      const from = Math.min(again ?? next, next);
      const until = Math.min(last, next + HOURS_AT_ONCE);
      const minutes = await reader.minutes(
        pipeline,
        measured,
        from * HOUR,
        until * HOUR,
      );
      await store.store(
        pipeline.id,
        name,
        { terms, countedUntil: until },
        hoursOf(minutes),
      );
    }
  }
}

/** The first hour of which anything can be known. */
function firstHour({ stages }: MeasuredObjective, now: number): number {
  const times = stages.flatMap(({ stored, measure }) =>
    measure.runs
      ? stored.runs.map(({ startedAt }) => Date.parse(startedAt))
      : stored.series.flatMap(({ askedFrom }) => askedFrom ?? []),
  );
  const first = Math.min(now, ...times);
  return Math.ceil(Math.max(first, now - BUDGET_TIME) / HOUR);
}

function hoursOf(minutes: readonly CountedMinute[]): CountedHour[] {
  const hours = new Map<number, CountedHour>();
  for (const { at, good, bad, isUnknown, isPlanned } of minutes) {
    const hour = Math.floor(at / HOUR);
    const count = hours.get(hour) ?? {
      hour,
      good: 0,
      bad: 0,
      unknownMinutes: 0,
      plannedMinutes: 0,
    };
    count.good += good;
    count.bad += bad;
    count.unknownMinutes += Number(isUnknown);
    count.plannedMinutes += Number(isPlanned);
    hours.set(hour, count);
  }
  return [...hours.values()];
}
