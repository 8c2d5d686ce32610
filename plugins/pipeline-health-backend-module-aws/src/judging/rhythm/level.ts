import { Finding } from '@pipeline-health/plugin-pipeline-health-common';
import {
  Rhythm,
  Sample,
  StageFacts,
} from '@pipeline-health/plugin-pipeline-health-node';
import { knownUntil } from '../knownUntil';
import { medianOf } from '../lessThanUsual';
import { sumSince } from '../sumSince';
import { moved, Span, sumIn, Usual, usualIn } from './usual';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
const MONTH_DAYS = 28;

/** The samples that are always there, less what is not asked yet. */
const KNOWN_MS = 150 * MINUTE;
const SLOT_MS = 5 * MINUTE;
/** What has something in so many of its five minutes is judged by half an hour, other by all that is known. */
const FLOW_SHARE = 0.8;
const FLOW_MS = 30 * MINUTE;

/** By so many standard deviations of chance counts must differ from the usual. */
const CHANCE = 6;
/** And by so many times as much as one hour differs from the next. */
const WOBBLE = 4;
/** With fewer days it must be further from it, and have been as usual shortly before. */
const WOBBLE_OF_FEW_DAYS = 5;
/** How far back the wobble is taken from. */
const WOBBLE_DAYS = 7;
const ENOUGH_DAYS = 3;
const AS_USUAL = 0.6;
/** What drops now is at most such a share of what it was a little before. */
const DROPPED = 0.4;
/** A flow does not stop for so long by chance when it has so many. */
const PAUSE_MS = 10 * MINUTE;
const NO_CHANCE = 6;

/** How much came of late, beside what usually comes at this time. */
export interface Level {
  span: Span;
  /** What came in it. */
  value: number;
  usual: Usual;
  /** Less than anything that is known of this time, by more than chance and the usual wobble. */
  isLess: boolean;
  /** The same for more. */
  isMore: boolean;
  /** On some other days it is as quiet at this time, and it did not drop just now. */
  maybeQuietDay: boolean;
}

/**
 * How much of a sum came in the last half an hour or, of what comes now and
 * then, in the last hours, against what usually comes then. Undefined while
 * nothing is known of what is usual. With `previous`, a finding that may go on,
 * only what was before it counts as usual.
 */
export function levelOf(
  facts: Pick<StageFacts, 'samples' | 'coverage' | 'rhythms'>,
  metric: string,
  previous: Finding | undefined,
  counts: boolean,
): Level | undefined {
  const rhythm = facts.rhythms?.[metric];
  const until = knownUntil(facts, metric);
  const samples = (facts.samples[metric] ?? []).filter(({ at }) => at < until);
  if (!rhythm || until === -Infinity) {
    return undefined;
  }
  const before = previous?.onsetAt
    ? Date.parse(previous.onsetAt)
    : until - KNOWN_MS;
  const length = isFlow(samples, until) ? FLOW_MS : KNOWN_MS;
  const span = { from: until - length, to: until };
  const usual = usualIn(rhythm, span, before);
  if (!usual) {
    return undefined;
  }
  const value = sumSince(samples, span.from) ?? 0;
  // That nothing comes at all is told as a silence, and what comes again is well.
  const newest = { from: until - length / 3, to: until };
  const ofNewest = shareIn(samples, newest, rhythm, before) ?? 0;
  const hasDays = usual.days >= ENOUGH_DAYS && usual.alike;
  const wobble =
    wobbleOf(rhythm, before) * (hasDays ? WOBBLE : WOBBLE_OF_FEW_DAYS);
  const isFarFrom = (expected: number) =>
    (!counts || Math.abs(expected - value) >= CHANCE * Math.sqrt(expected)) &&
    distance(value, expected) >= wobble;
  const droppedNow = wasAsUsual(samples, span, value, rhythm, before);
  const isSure = hasDays || droppedNow || Boolean(previous);
  return {
    span,
    value,
    usual,
    isLess:
      isSure &&
      ofNewest > 0 &&
      ofNewest < AS_USUAL &&
      !hasPause(samples, span, value) &&
      value < usual.least &&
      isFarFrom(usual.low),
    isMore: isSure && value > usual.most && isFarFrom(usual.high),
    maybeQuietDay: !droppedNow && isLowOnSomeDays(rhythm, span, value),
  };
}

/** Whether something came in nearly every five minutes. */
function isFlow(samples: readonly Sample[], until: number): boolean {
  const slots = new Set(
    samples
      .filter(({ at, value }) => value > 0 && at >= until - KNOWN_MS)
      .map(({ at }) => Math.floor((until - 1 - at) / SLOT_MS)),
  );
  return slots.size >= FLOW_SHARE * (KNOWN_MS / SLOT_MS);
}

/** Whether what came stopped for a while within the span: that is a pause, and not less. */
function hasPause(
  samples: readonly Sample[],
  { from, to }: Span,
  value: number,
): boolean {
  const times = samples
    .filter(sample => sample.at >= from && sample.value > 0)
    .map(({ at }) => at);
  const pauses = [...times, to].map(
    (at, index) => at - (times[index - 1] ?? from),
  );
  const least = Math.max(PAUSE_MS, (NO_CHANCE * (to - from)) / value);
  return Math.max(...pauses) > least;
}

/** Whether in some half an hour before the span it was as usual, and much more than in it. */
function wasAsUsual(
  samples: readonly Sample[],
  span: Span,
  value: number,
  rhythm: Rhythm,
  before: number,
): boolean {
  const now = (value * FLOW_MS) / (span.to - span.from);
  const first = samples[0]?.at ?? Infinity;
  for (let to = span.from; to - FLOW_MS >= first; to -= FLOW_MS / 3) {
    const earlier = { from: to - FLOW_MS, to };
    const share = shareIn(samples, earlier, rhythm, before);
    const isUsual = share && share > AS_USUAL && share < 1 / AS_USUAL;
    if (isUsual && now <= DROPPED * cameIn(samples, earlier)) {
      return true;
    }
  }
  return false;
}

/** What came in a span, as a share of what is usual: near 1 within the range of the usual. */
function shareIn(
  samples: readonly Sample[],
  span: Span,
  rhythm: Rhythm,
  before: number,
): number | undefined {
  const usual = usualIn(rhythm, span, before);
  const came = cameIn(samples, span);
  return (
    usual &&
    (came < usual.low ? came / usual.low : Math.max(1, came / usual.high))
  );
}

function cameIn(samples: readonly Sample[], { from, to }: Span): number {
  return samples
    .filter(({ at }) => at >= from && at < to)
    .reduce((sum, { value }) => sum + value, 0);
}

function isLowOnSomeDays(rhythm: Rhythm, span: Span, value: number): boolean {
  let low = 0;
  for (let day = 1; day <= MONTH_DAYS; day++) {
    const sum = sumIn(rhythm, moved(span, -day * DAY));
    low += sum !== undefined && sum <= 1.5 * value + 1 ? 1 : 0;
  }
  return low > 1;
}

/** How much an hour usually differs from the next, as a logarithm of their ratio. */
function wobbleOf({ from, sums }: Rhythm, before: number): number {
  const end = Math.min(sums.length, Math.floor((before - from) / HOUR));
  const steps: number[] = [];
  for (let hour = Math.max(1, end - WOBBLE_DAYS * 24); hour < end; hour++) {
    if (sums[hour] > 0 || sums[hour - 1] > 0) {
      steps.push(distance(sums[hour], sums[hour - 1]));
    }
  }
  return steps.length ? medianOf(steps) : Infinity;
}

function distance(left: number, right: number): number {
  return Math.abs(Math.log((left + 1) / (right + 1)));
}
