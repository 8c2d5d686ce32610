import { severityOf, sumSince } from '../../../judging';
import { formatPercent } from '../../../judging/words';
import { samplesOf, WorkgroupCheck } from '../context';
import { thresholds } from '../thresholds';

const WINDOW_MILLISECONDS = 30 * 60_000;
const ENOUGH = 10;

export const queriesFail: WorkgroupCheck = {
  id: 'queries-fail',
  description:
    'When many queries fail, loads and reports do: after a change of a table, a permission or a limit.',
  run(context) {
    const since = context.now - WINDOW_MILLISECONDS;
    const failed = sumSince(samplesOf(context, 'queriesFailed'), since) ?? 0;
    const succeeded =
      sumSince(samplesOf(context, 'queriesSucceeded'), since) ?? 0;
    const all = failed + succeeded;
    const ratio = all >= ENOUGH ? failed / all : 0;
    const severity = severityOf(
      ratio,
      thresholds.failedQueries,
      context.thresholds.failedQueries,
    );
    return severity
      ? {
          severity,
          title: `${formatPercent(
            ratio,
          )} of the queries of the last half hour failed`,
          evidence: {
            failedQueries: failed,
            succeededQueries: succeeded,
            failedRatio: ratio,
          },
          remedy:
            'Read error_message in sys_query_history for the newest failed queries.',
        }
      : undefined;
  },
};
