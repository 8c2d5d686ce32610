import {
  MessageValue,
  Templates,
} from '@pipeline-health/plugin-pipeline-health-common';
import {
  AttemptsVerdict,
  judgeAttempts,
  medianOf,
  ratio,
  seconds,
  time,
} from '../../../judging';
import { callsQuestion, judgeCalls } from '../calls';
import { deploymentOf } from '../deployment';
import { lagQuestion, streamLagOf } from '../streamLag';
import {
  DescribedLambda,
  isQueue,
  LambdaCheck,
  sourceName,
  sourcesOf,
} from '../LambdaInventory';
import { ALL } from './calls';

/** A call that is ended by its timeout is published as hardly less than it. */
const REACHED = 0.995;
/** Of the minutes in which calls fail, in so many one must have run into the timeout for that to be why. */
const TIMED_OUT_SHARE = 0.8;
/** What was near its timeout is so until it is this much below the line. */
const WAVER = 0.85;
/** Of a function that became slow and falls behind, this much of the line is near enough. */
const SLOWED = 0.5;
/** Its newest calls take so many times as long as before it fell behind. */
const SLOWED_FACTOR = 2;
const LATELY = 3;
const MARGIN_MS = 5 * 60_000;
const LONGEST_TIMEOUT_SECONDS = 900;
/** AWS: the visibility timeout of a queue must be so many times the timeout of its function. */
const VISIBILITY_FACTOR = 6;

export const nearTimeout: LambdaCheck = {
  id: 'near-timeout',
  title: 'Near the timeout',
  description:
    'The longest calls come close to the timeout or reach it. What reaches it is ended in the middle of its work, fails, and is tried again.',
  claim: 'own-fault',
  covers: [
    'failing',
    'throttled',
    'event-source-trouble',
    'records-discarded',
    'shard-blocked',
    'stream-lagging',
    'near-reserved-concurrency',
  ],
  explains: 'worse',
  metric: 'duration',
  messages: {
    title: 'Calls take up to {{longest}}, {{share}} of the timeout',
    title_reached: 'Calls run into the timeout of {{timeout}} and fail',
    title_all: 'Every call runs into the timeout of {{timeout}} and fails',
    title_deployment:
      'Calls run into the timeout of {{timeout}} since the deployment of {{deployed}}',
    remedy:
      'Find out what became slow: something that {{name}} calls, or larger batches. {{until}}',
    remedy_deployment:
      'Roll {{name}} back to what ran before the deployment, then find out what became slow. {{until}}',
  },
  run(context) {
    const failures = judgeCalls(context, 'errorRatio');
    const reached = failures && timedOutSince(context, failures);
    // Where they fail of something else, that some are slow explains nothing.
    const verdict = failures ? reached : slowOf(context);
    if (!verdict) {
      return undefined;
    }
    const { timeoutSeconds } = context.inventory;
    const longest = verdict.worst * timeoutSeconds;
    const deployed = deploymentOf(context, 'near-timeout', verdict.since);
    return {
      // What takes long and is done in time does no harm yet.
      severity: failures?.severity ?? 'warning',
      ...variantOf({
        deployment: failures && deployed !== undefined,
        all: failures && failures.value > ALL,
        reached: failures !== undefined,
      }),
      values: {
        name: context.stage.name,
        longest: seconds(longest),
        share: ratio(verdict.worst),
        timeout: seconds(timeoutSeconds),
        until: untilThen(context),
        ...(deployed !== undefined && { deployed: time(deployed) }),
      },
      evidence: {
        longestCallSeconds: longest,
        timeoutSeconds,
        durationOfTimeoutRatio: verdict.worst,
        slowSinceAt: new Date(verdict.since).toISOString(),
        ...(failures && { errorRatio: failures.value }),
      },
      onsetAt: verdict.since,
    };
  },
};

/** Parts of its remedy. */
export const timeoutMessages: Templates = {
  'lambda-function.until-then':
    'Until then raise its timeout (aws lambda update-function-configuration --function-name {{name}} --timeout {{longer}}) or its memory, or lower the batch size.',
  'lambda-function.until-then_queue':
    'Until then lower the batch size or raise the memory. Before you raise the timeout to {{longer}} s, raise the visibility timeout of {{queues}} to {{visibility}} s or more, so that no message is received again while it is worked on.',
  'lambda-function.until-then_longest':
    'Its timeout is the longest there is: until then raise its memory, or lower the batch size.',
};

/** Where it falls behind a stream since its calls take much longer than before, that is why. */
function isSlowedDown(context: DescribedLambda): boolean {
  const lag = streamLagOf(context);
  const behind = lag && judgeAttempts(lagQuestion(context, lag));
  const durations = context.samples.duration ?? [];
  const before = durations.filter(
    ({ at }) => behind && at < behind.since - MARGIN_MS,
  );
  const lately = durations.slice(-LATELY);
  return (
    before.length >= LATELY &&
    medianOf(lately.map(({ value }) => value)) >=
      SLOWED_FACTOR * medianOf(before.map(({ value }) => value))
  );
}

/** Calls near the timeout; what wavers about the line stays what it was found to be. */
function slowOf(context: DescribedLambda): AttemptsVerdict | undefined {
  const question = callsQuestion(context, 'durationOfTimeout');
  const { warning } = question.lines;
  return judgeAttempts({
    ...question,
    lines: {
      ...question.lines,
      ...(warning !== undefined &&
        context.previous['near-timeout'] && { warning: WAVER * warning }),
      ...(warning !== undefined &&
        isSlowedDown(context) && { warning: SLOWED * warning }),
    },
  });
}

/** Failures whose minutes are those in which a call ran into the timeout. */
function timedOutSince(
  { samples, inventory }: DescribedLambda,
  failures: AttemptsVerdict,
): { worst: number; since: number } | undefined {
  const durations = new Map(
    (samples.duration ?? []).map(({ at, value }) => [at, value]),
  );
  const longest = (samples.errors ?? [])
    .filter(({ at, value }) => at >= failures.since && value > 0)
    .map(({ at }) => (durations.get(at) ?? 0) / inventory.timeoutSeconds);
  const timedOut = longest.filter(value => value >= REACHED);
  return timedOut.length > 0 &&
    timedOut.length >= TIMED_OUT_SHARE * longest.length
    ? { worst: Math.max(...timedOut), since: failures.since }
    : undefined;
}

/** The first of these that is so. */
function variantOf(cases: { [variant: string]: boolean | undefined }): {
  variant?: string;
} {
  const found = Object.entries(cases).find(([, is]) => is);
  return found ? { variant: found[0] } : {};
}

/** What helps while nobody knows what became slow, and makes nothing worse. */
function untilThen({ stage, inventory }: DescribedLambda): MessageValue {
  const { timeoutSeconds } = inventory;
  const longer = Math.min(LONGEST_TIMEOUT_SECONDS, 2 * timeoutSeconds);
  const queues = sourcesOf(inventory).filter(isQueue);
  return {
    key: 'lambda-function.until-then',
    ...variantOf({
      longest: timeoutSeconds >= LONGEST_TIMEOUT_SECONDS,
      queue: queues.length > 0,
    }),
    values: {
      name: stage.name,
      // As they are typed, without a thousands separator.
      longer: String(longer),
      visibility: String(
        VISIBILITY_FACTOR * longer +
          Math.max(0, ...queues.map(({ windowSeconds = 0 }) => windowSeconds)),
      ),
      queues: queues.map(sourceName),
    },
  };
}
