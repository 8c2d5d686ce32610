import { Sample } from '@pipeline-health/plugin-pipeline-health-node';

const SLOT_MS = 300_000;
const USUAL_MS = 3 * 3_600_000;
/** Of five-minute slots before the silence, this share must have had something. */
const USUAL_SHARE = 0.8;

/** Something that came nearly all the time, and comes no more. */
export interface Silence {
  seconds: number;
  /** Epoch milliseconds of the last minute with something. */
  lastAt: number;
  usualPerMinute: number;
}

/**
 * For how long nothing has come of what came in nearly every five minutes of
 * the three hours before; undefined for what is idle now and then.
 */
export function suddenSilence(
  samples: readonly Sample[] | undefined,
  /** Epoch milliseconds until which missing samples mean that there were none. */
  knownUntil: number,
): Silence | undefined {
  const arrivals = (samples ?? []).filter(({ value }) => value > 0);
  const last = arrivals[arrivals.length - 1];
  const seconds = last ? (knownUntil - last.at) / 1000 - 60 : 0;
  if (!last || seconds <= 0) {
    return undefined;
  }
  const before = arrivals.filter(({ at }) => at > last.at - USUAL_MS);
  const slots = new Set(before.map(({ at }) => Math.floor(at / SLOT_MS)));
  if (slots.size < (USUAL_MS / SLOT_MS) * USUAL_SHARE) {
    return undefined;
  }
  const minutes = (last.at - before[0].at) / 60_000 + 1;
  const total = before.reduce((sum, { value }) => sum + value, 0);
  return { seconds, lastAt: last.at, usualPerMinute: total / minutes };
}
