import {
  FindingDraft,
  Sample,
} from '@pipeline-health/plugin-pipeline-health-node';
import { judgeAttempts } from '../../../judging';
import { formatPercent } from '../../../judging/words';
import { DomainCheck, DomainContext } from '../context';
import { thresholds } from '../thresholds';

/** Share of the requests of each minute that were answered so. */
function shares(
  { samples }: DomainContext,
  metric: 'clientErrors' | 'serverErrors',
): Sample[] {
  const totals = new Map<number, number>();
  for (const each of ['successes', 'clientErrors', 'serverErrors']) {
    for (const { at, value } of samples[each] ?? []) {
      totals.set(at, (totals.get(at) ?? 0) + value);
    }
  }
  return (samples[metric] ?? []).flatMap(({ at, value }) => {
    const total = totals.get(at) ?? 0;
    return total > 0 ? [{ at, value: value / total }] : [];
  });
}

export const serverErrors: DomainCheck = {
  id: 'server-errors',
  description: 'The domain answers requests with server errors (5xx).',
  run(context): FindingDraft | undefined {
    const verdict = judgeAttempts({
      samples: shares(context, 'serverErrors'),
      threshold: thresholds.serverErrorRatio,
      lines: context.thresholds.serverErrorRatio,
      interval: 60,
      now: context.now,
    });
    return (
      verdict && {
        severity: verdict.severity,
        title: `${formatPercent(
          verdict.value,
        )} of the requests are answered 5xx`,
        evidence: {
          serverErrorRatio: verdict.value,
          failingSinceAt: new Date(verdict.since).toISOString(),
        },
        remedy:
          'Look at memory pressure, CPU and lost nodes; the error log of the domain names the failing requests.',
      }
    );
  },
};

export const clientErrors: DomainCheck = {
  id: 'client-errors',
  description:
    'The domain refuses requests (4xx): a wrong mapping, missing rights, or too many requests (429).',
  run(context): FindingDraft | undefined {
    const verdict = judgeAttempts({
      samples: shares(context, 'clientErrors'),
      threshold: thresholds.clientErrorRatio,
      lines: context.thresholds.clientErrorRatio,
      interval: 60,
      now: context.now,
    });
    return (
      verdict && {
        severity: verdict.severity,
        title: `${formatPercent(
          verdict.value,
        )} of the requests are answered 4xx`,
        evidence: {
          clientErrorRatio: verdict.value,
          refusedSinceAt: new Date(verdict.since).toISOString(),
        },
        remedy:
          'Find the callers: 403 is an access policy, 429 is a rejected write, 400 mostly a document that does not fit the mapping.',
      }
    );
  },
};
