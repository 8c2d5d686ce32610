import { FindingDraft } from '@pipeline-health/plugin-pipeline-health-node';
import { judgeAttempts, severityInMost, sumSince } from '../../../judging';
import { formatCount, formatPercent } from '../../../judging/words';
import { LambdaCheck, LambdaContext, newest } from '../context';
import { throttleRatios } from '../ratios';
import { thresholds } from '../thresholds';

const WINDOW_SECONDS = 15 * 60;
const RECENT_MS = 2 * 3_600_000;

/** The calls at a time that are kept for the function; undefined without a limit of its own. */
function reservedOf({ inventory }: LambdaContext): number | undefined {
  const reserved = inventory?.reservedConcurrency;
  return (reserved?.asked ? reserved.answer : undefined) ?? undefined;
}

export const switchedOff: LambdaCheck = {
  id: 'switched-off',
  description:
    'A reserved concurrency of 0 switches a function off: every call is throttled.',
  run: (context): FindingDraft | undefined =>
    reservedOf(context) === 0
      ? {
          severity: 'critical',
          title:
            'The function is switched off: its reserved concurrency is 0, so every call is throttled',
          evidence: { reservedConcurrency: 0 },
          remedy:
            'Remove the limit (DeleteFunctionConcurrency) or raise it, when whoever set it to stop the function agrees.',
        }
      : undefined,
};

export const throttled: LambdaCheck = {
  id: 'throttled',
  description:
    'Calls are refused because too many run at a time, of this function or of the whole account. Queues and streams are tried again; callers that wait for the answer fail.',
  run(context): FindingDraft | undefined {
    const verdict = judgeAttempts({
      samples: throttleRatios(context),
      threshold: thresholds.throttleRatio,
      lines: context.thresholds.throttleRatio,
      interval: 60,
      now: context.now,
    });
    if (!verdict) {
      return undefined;
    }
    const from = context.now - WINDOW_SECONDS * 1000;
    const reserved = reservedOf(context);
    const count = sumSince(context.samples.throttles, from) ?? 0;
    return {
      severity: verdict.severity,
      title: `${formatPercent(
        verdict.value,
      )} of the calls are throttled, ${formatCount(
        count,
        'call',
      )} in the last 15 min`,
      evidence: {
        throttleRatio: verdict.value,
        throttledCalls: count,
        windowSeconds: WINDOW_SECONDS,
        throttledSinceAt: new Date(verdict.since).toISOString(),
        ...(reserved !== undefined && { reservedConcurrency: reserved }),
      },
      remedy:
        reserved === undefined
          ? 'See which functions use up the concurrency of the account; ask for a higher quota, or reserve some for this one.'
          : 'Raise the reserved concurrency of the function, or let its callers be fewer at a time.',
    };
  },
};

export const nearReserved: LambdaCheck = {
  id: 'near-reserved-concurrency',
  description:
    'The function runs nearly as often at a time as its reserved concurrency allows.',
  run(context): FindingDraft | undefined {
    const reserved = reservedOf(context);
    const last = newest(context, 'concurrentExecutions');
    if (!reserved || !last || last.at < context.now - RECENT_MS) {
      return undefined;
    }
    const severity = severityInMost({
      samples: (context.samples.concurrentExecutions ?? []).map(
        ({ at, value }) => ({ at, value: value / reserved }),
      ),
      period: 60,
      threshold: thresholds.concurrencyOfReserved,
      lines: context.thresholds.concurrencyOfReserved,
    });
    return (
      severity && {
        severity,
        title: `${formatCount(
          last.value,
          'call',
        )} at a time, of ${reserved} that are allowed`,
        evidence: {
          concurrentExecutions: last.value,
          reservedConcurrency: reserved,
          concurrencyOfReservedRatio: last.value / reserved,
        },
        remedy:
          'Raise the reserved concurrency before calls are throttled, or make the calls shorter.',
      }
    );
  },
};
