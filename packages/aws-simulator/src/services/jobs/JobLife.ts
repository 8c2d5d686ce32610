import { DueTimes } from '../../clock/DueTimes';
import { curveAt } from '../../traffic/curves';
import { Random } from '../../random/Random';
import { Conduct, JobLifeItem } from './jobLifeSchema';

const historyMilliseconds = 20 * 86_400_000;
const mostRuns = 400;
/** A run that is to be stopped does not stop at once. */
const stoppingMilliseconds = 20_000;

/** One run of a job; times in epoch milliseconds. */
export interface JobRunRecord extends Conduct {
  /** Without the prefix that the service gives it. */
  id: string;
  start: number;
  end: number;
  /** Those that whoever started it gave it. */
  arguments?: Record<string, string>;
  /** Somebody has asked for its end. */
  isStopping?: boolean;
}

/** How a run is at a time. */
export function stateAt(
  { end, failure, stopped, isStopping }: JobRunRecord,
  now: number,
): 'RUNNING' | 'STOPPING' | 'STOPPED' | 'FAILED' | 'SUCCEEDED' {
  if (now < end) {
    return isStopping ? 'STOPPING' : 'RUNNING';
  }
  if (stopped) {
    return 'STOPPED';
  }
  return failure ? 'FAILED' : 'SUCCEEDED';
}

/** The life of a job: it runs by its schedule, as its events say. */
export class JobLife {
  readonly #item: JobLifeItem;
  readonly #zero: number;
  readonly #random: Random;
  readonly #due: DueTimes;
  readonly #oneAtATime: boolean;
  readonly #runs: JobRunRecord[] = [];
  #lived: number;

  constructor(
    item: JobLifeItem,
    place: { zero: number; random: Random; oneAtATime?: boolean },
  ) {
    this.#oneAtATime = place.oneAtATime ?? false;
    this.#item = item;
    this.#zero = place.zero;
    this.#random = place.random;
    this.#due = new DueTimes(item.schedule);
    this.#lived = Math.max(
      place.zero + item.created,
      place.zero - historyMilliseconds,
    );
  }

  /** The runs that have started, newest first. */
  runs(now: number): JobRunRecord[] {
    for (
      let due = this.#due.after(this.#lived);
      due + this.#item.delay <= now;
      due = this.#due.after(this.#lived)
    ) {
      this.#lived = due;
      const start = due + this.#item.delay;
      const conduct = this.conduct(start);
      if (conduct.schedule === 'on' && !this.#isRefused(start)) {
        this.#start(start, conduct);
      }
    }
    return [...this.#runs].reverse();
  }

  /** A start that is due while a run goes on leaves no run where only one may. */
  #isRefused(start: number): boolean {
    const last = this.#runs[this.#runs.length - 1];
    return this.#oneAtATime && last !== undefined && last.end > start;
  }

  /** Starts a run that no schedule asks for. */
  start(now: number, args?: Record<string, string>): JobRunRecord {
    this.runs(now);
    return Object.assign(this.#start(now, this.conduct(now)), {
      arguments: args,
    });
  }

  /** The runs that go on. */
  running(now: number): JobRunRecord[] {
    return this.runs(now).filter(({ end }) => end > now);
  }

  /** Has a run that goes on end soon; undefined when there is none of that id. */
  stop(id: string, now: number): JobRunRecord | undefined {
    const run = this.running(now).find(each => each.id === id);
    return (
      run &&
      Object.assign(run, {
        stopped: true,
        isStopping: true,
        end: Math.min(run.end, now + stoppingMilliseconds),
      })
    );
  }

  /** How a run that starts at a time goes. */
  conduct(now: number): Conduct {
    const { duration, failure = null, records, memory } = this.#item;
    const conduct: Conduct = {
      duration,
      failure,
      stopped: false,
      records,
      memory,
      rules: 'kept',
      schedule: 'on',
    };
    const past = this.#item.events
      .filter(({ at }) => this.#zero + at <= now)
      .sort((left, right) => left.at - right.at);
    for (const { at: _, ...change } of past) {
      const changed = Object.entries(change).filter(
        ([, value]) => value !== undefined,
      );
      Object.assign(conduct, Object.fromEntries(changed));
    }
    return conduct;
  }

  #start(start: number, conduct: Conduct): JobRunRecord {
    const random = this.#random.fork(`run ${start - this.#zero}`);
    const spread = 0.92 + random.next() * 0.16;
    const run = {
      ...conduct,
      records: Math.round(conduct.records * curveAt(this.#item.curve, start)),
      id: random.hex(64),
      start,
      end: start + Math.round(conduct.duration * spread),
    };
    this.#runs.push(run);
    this.#runs.splice(0, this.#runs.length - mostRuns);
    return run;
  }
}
