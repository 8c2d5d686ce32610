import { Templates } from '@pipeline-health/plugin-pipeline-health-common';
import { knownUntil, ratio, sumSince, time } from '../../../judging';
import { judgeCalls } from '../calls';
import { deploymentOf } from '../deployment';
import { LambdaCheck, reservedOf } from '../LambdaInventory';

const HOUR_MS = 3_600_000;
const THROTTLED_SECONDS = 15 * 60;
/** A share that is all, but for rounding. */
export const ALL = 0.999;

export const failing: LambdaCheck = {
  id: 'failing',
  title: 'Calls fail',
  description:
    'Calls of the function fail: it throws, runs out of memory or into its timeout. What began with the first calls after a deployment is most likely its doing.',
  claim: 'own-fault',
  covers: ['event-source-trouble', 'records-discarded', 'stream-lagging'],
  explains: 'worse',
  metric: 'errors',
  messages: {
    title: '{{failing}}',
    title_deployment: '{{failing}}, since the deployment of {{deployed}}',
    remedy:
      'Read the log of {{name}} for the error ({{log}}): its input, its memory, or something that it calls.',
    remedy_deployment:
      'Roll {{name}} back to the version before the deployment, then read its log for the error ({{log}}).',
  },
  run(context) {
    const verdict = judgeCalls(context, 'errorRatio');
    if (!verdict) {
      return undefined;
    }
    const { errors, invocations } = context.samples;
    const hourAgo = knownUntil(context, 'errors') - HOUR_MS;
    const isSeldom = verdict.from < hourAgo;
    const from = isSeldom ? verdict.from : hourAgo;
    const failed = sumSince(errors, from) ?? 0;
    const calls = sumSince(invocations, from) ?? 0;
    const { deployedAt, logGroup } = context.inventory;
    const { name } = context.stage;
    const deployed = deploymentOf(context, 'failing', verdict.since);
    return {
      severity: verdict.severity,
      ...(deployed !== undefined && { variant: 'deployment' }),
      values: {
        name,
        log: logGroup ?? `/aws/lambda/${name}`,
        ...(deployed !== undefined && { deployed: time(deployed) }),
        failing: {
          key: 'lambda-function.calls-fail',
          ...(isSeldom && { variant: 'seldom' }),
          ...(!isSeldom && verdict.value > ALL && { variant: 'every' }),
          values: {
            count: isSeldom ? calls : failed,
            failed,
            share: ratio(verdict.value),
          },
        },
      },
      evidence: {
        errorRatio: verdict.value,
        worstErrorRatio: verdict.worst,
        [isSeldom ? 'errorsOfLastCalls' : 'errorsOfLastHour']: failed,
        failingSinceAt: new Date(verdict.since).toISOString(),
        ...(deployedAt && { deployedAt }),
        ...(logGroup && { logGroup }),
      },
      onsetAt: verdict.since,
    };
  },
};

export const throttled: LambdaCheck = {
  id: 'throttled',
  title: 'Calls are throttled',
  description:
    'Calls are refused because too many run at a time, of this function where it has a limit of its own, otherwise of the whole account. Queues and streams are tried again, and each time counts as a receive; callers that wait for the answer fail.',
  claim: 'own-fault',
  covers: [
    'event-source-trouble',
    'stream-lagging',
    'near-reserved-concurrency',
  ],
  explains: 'worse',
  metric: 'throttles',
  messages: {
    title: '{{throttled}}, by the limit of the account',
    title_reserved: '{{throttled}}, by its limit of {{reserved}} at a time',
    remedy:
      'See which functions use up the concurrency of the account in this region; ask for a higher quota (aws service-quotas request-service-quota-increase --service-code lambda --quota-code L-B99A9384), or reserve some for {{name}}.',
    remedy_reserved:
      'Raise the reserved concurrency of {{name}}, or let its callers be fewer at a time: the maximum concurrency of an event source mapping holds a queue back without counting receives.',
  },
  run(context) {
    const verdict = judgeCalls(context, 'throttleRatio');
    const reserved = reservedOf(context.inventory);
    if (!verdict || reserved === 0) {
      return undefined;
    }
    const { throttles, invocations } = context.samples;
    const recent = knownUntil(context, 'throttles') - THROTTLED_SECONDS * 1000;
    const isSeldom = verdict.from < recent;
    const from = isSeldom ? verdict.from : recent;
    const count = sumSince(throttles, from) ?? 0;
    const calls = count + (sumSince(invocations, from) ?? 0);
    return {
      severity: verdict.severity,
      ...(reserved !== undefined && { variant: 'reserved' }),
      values: {
        name: context.stage.name,
        ...(reserved !== undefined && { reserved }),
        throttled: {
          key: 'lambda-function.calls-throttled',
          ...(isSeldom && { variant: 'seldom' }),
          ...(!isSeldom && verdict.value > ALL && { variant: 'every' }),
          values: { count, calls, share: ratio(verdict.value) },
        },
      },
      evidence: {
        throttleRatio: verdict.value,
        throttledCalls: count,
        ...(!isSeldom && { windowSeconds: THROTTLED_SECONDS }),
        throttledSinceAt: new Date(verdict.since).toISOString(),
        ...(reserved !== undefined && { reservedConcurrency: reserved }),
      },
      onsetAt: verdict.since,
    };
  },
};

/** Parts of these sentences: what is called seldom is told by its last calls. */
export const callMessages: Templates = {
  'lambda-function.calls-fail_one':
    '{{share}} of the calls fail, {{count}} error in the last hour',
  'lambda-function.calls-fail_other':
    '{{share}} of the calls fail, {{count}} errors in the last hour',
  'lambda-function.calls-fail_every_one':
    'Every call fails, {{count}} error in the last hour',
  'lambda-function.calls-fail_every_other':
    'Every call fails, {{count}} errors in the last hour',
  'lambda-function.calls-fail_seldom_one': 'The last call failed',
  'lambda-function.calls-fail_seldom_other':
    '{{failed}} of the last {{count}} calls failed',
  'lambda-function.calls-throttled_every_one':
    'Every call is throttled, {{count}} in the last 15 min',
  'lambda-function.calls-throttled_every_other':
    'Every call is throttled, {{count}} in the last 15 min',
  'lambda-function.calls-throttled_one':
    '{{share}} of the calls are throttled, {{count}} call in the last 15 min',
  'lambda-function.calls-throttled_other':
    '{{share}} of the calls are throttled, {{count}} calls in the last 15 min',
  'lambda-function.calls-throttled_seldom_one':
    '{{count}} of the last {{calls}} calls was throttled',
  'lambda-function.calls-throttled_seldom_other':
    '{{count}} of the last {{calls}} calls were throttled',
};
