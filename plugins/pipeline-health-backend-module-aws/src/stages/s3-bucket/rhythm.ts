import { Neighbour } from '@pipeline-health/plugin-pipeline-health-node';
import { burstsOf, lessThanUsual, stoppedComing } from '../../judging';
import { isSwitchedOff } from '../../judging/runs';
import { ListedObject } from './listBucket';
import { keepsFailures } from './listings';
import {
  S3BucketContext,
  S3Rhythm,
  SmallDataset,
  StoppedDataset,
} from './S3BucketInventory';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
/** What is written together may still go on. */
const SETTLED = 15 * MINUTE;
/** What comes more often is weighed by the hour. */
const OFTEN = HOUR / 2;
/** `dt=2026-03-02`, `2026`, `20260302T10`, `part-7`, `_temporary`, ids of runs. */
const IS_PART = /=|\d{2}|^\d+$|^[_.]/;
const MAX_DEPTH = 2;

/**
 * What the objects below a prefix tell of when they come and how much they
 * bring, as of a time in epoch milliseconds: whether none comes where some
 * always came, and whether the newest bring far less than those before. Of
 * several datasets below it each is judged for itself.
 */
export function rhythmOf(
  prefix: string,
  objects: readonly ListedObject[],
  now: number,
): S3Rhythm {
  const filled = objects
    .filter(({ bytes }) => bytes > 0)
    .sort((left, right) => left.at - right.at);
  const datasets = [
    { dataset: '', objects: filled },
    ...datasetsOf(prefix, filled),
  ].map(({ dataset, ...rest }) => ({
    dataset,
    ...judge(rest.objects, now),
  }));
  const stopped = datasets.flatMap(({ dataset, stopped: found }) =>
    found ? [{ dataset, ...found }] : [],
  );
  const few = datasets.flatMap(({ dataset, few: found }) =>
    found ? [{ dataset, ...found }] : [],
  );
  return {
    ...(stopped.length && { stopped: ofWhole(stopped) }),
    ...(few.length && { few: ofWhole(few) }),
  };
}

/** What is said of all need not be said of each. */
function ofWhole<T extends { dataset: string }>(found: T[]): T[] {
  const whole = found.find(({ dataset }) => !dataset);
  return whole ? [whole] : found;
}

/** Folders of the datasets below a prefix: those before the first that tells of a time, a partition or a run. */
function datasetsOf(
  prefix: string,
  objects: readonly ListedObject[],
): { dataset: string; objects: ListedObject[] }[] {
  const datasets = new Map<string, ListedObject[]>();
  for (const object of objects) {
    const folders = object.key.slice(prefix.length).split('/').slice(0, -1);
    const end = folders.findIndex(folder => IS_PART.test(folder));
    const names = folders.slice(0, end < 0 ? MAX_DEPTH : end);
    const dataset = names
      .slice(0, MAX_DEPTH)
      .map(name => `${name}/`)
      .join('');
    datasets.set(dataset, [...(datasets.get(dataset) ?? []), object]);
  }
  return datasets.size > 1
    ? [...datasets].map(([dataset, ofDataset]) => ({
        dataset,
        objects: ofDataset,
      }))
    : [];
}

function judge(
  objects: readonly ListedObject[],
  now: number,
): {
  stopped?: Omit<StoppedDataset, 'dataset'>;
  few?: Omit<SmallDataset, 'dataset'>;
} {
  const times = objects.map(({ at }) => at);
  const stopped = stoppedComing(times, now);
  const [newest, ...before] = volumesOf(objects, burstsOf(times), now);
  const few = newest && lessThanUsual(newest, before);
  return {
    ...(stopped && {
      stopped: {
        newestAt: new Date(times[times.length - 1]).toISOString(),
        dueAt: new Date(stopped.dueAt).toISOString(),
        usualSeconds: stopped.usual / 1000,
        restsOnDays: stopped.days,
      },
    }),
    ...(few && {
      few: {
        at: new Date(newest.at).toISOString(),
        bytes: newest.value,
        usualBytes: few.usual,
        restsOn: few.known,
      },
    }),
  };
}

/** The bytes of each burst or, of what comes all the time, of each hour, newest first; of what is over only. */
function volumesOf(
  objects: readonly ListedObject[],
  bursts: readonly number[],
  now: number,
): { at: number; value: number }[] {
  const isOften =
    bursts.length > 2 &&
    (bursts[bursts.length - 1] - bursts[0]) / (bursts.length - 1) < OFTEN;
  const last = objects[objects.length - 1]?.at ?? -Infinity;
  const volumes = new Map<number, { value: number; until: number }>();
  let burst = 0;
  for (const { at, bytes } of objects) {
    while (bursts[burst + 1] <= at) {
      burst += 1;
    }
    const begin = isOften ? Math.floor(at / HOUR) * HOUR : bursts[burst];
    // An hour is whole when something came after it: what ends within it brings less.
    const until = isOften && begin + HOUR > last ? Infinity : at;
    volumes.set(begin, {
      value: (volumes.get(begin)?.value ?? 0) + bytes,
      until,
    });
  }
  return [...volumes]
    .filter(([, { until }]) => until <= now - SETTLED)
    .map(([at, { value }]) => ({ at, value }))
    .sort((left, right) => right.at - left.at);
}

/**
 * Whether the rhythm of what comes below a prefix is a matter of health: what a
 * stream could not deliver had better not come, and what is there for a while
 * only is nobody's dataset.
 */
export function hasRhythm(context: S3BucketContext): boolean {
  return (
    !keepsFailures(context) &&
    !['backup', 'temp'].includes(context.inventory?.role ?? 'unknown')
  );
}

/** Those that write below the prefix and are all switched off: nothing is meant to come. */
export function pausedWriters({
  neighbours,
}: Pick<S3BucketContext, 'neighbours'>): Neighbour[] {
  const writers = neighbours.filter(
    ({ direction }) => direction === 'upstream',
  );
  return writers.every(({ facts }) => isSwitchedOff(facts.inventory))
    ? writers
    : [];
}
