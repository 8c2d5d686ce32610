import { ratio, severityInMost, severityOf, sumSince } from '../../../judging';
import { setsKnownUntil, sumOfSets } from '../../redshift';
import { thresholds } from '../thresholds';
import { WorkgroupCheck } from '../WorkgroupInventory';

const WINDOW_MILLISECONDS = 30 * 60_000;
const ENOUGH = 10;

export const queriesFail: WorkgroupCheck = {
  id: 'queries-fail',
  title: 'Queries fail',
  description:
    'When many queries fail, loads and reports do: after a change of a table, a permission or a limit.',
  claim: 'own-fault',
  metric: 'queriesFailed',
  messages: {
    title: '{{share}} of the queries of the last half hour failed',
    remedy:
      'Read error_message in sys_query_history for the newest failed queries.',
  },
  run(context) {
    const since =
      setsKnownUntil(context, 'queriesFailed') - WINDOW_MILLISECONDS;
    const failed = sumSince(sumOfSets(context, 'queriesFailed'), since) ?? 0;
    const succeeded =
      sumSince(sumOfSets(context, 'queriesSucceeded'), since) ?? 0;
    const all = failed + succeeded;
    const share = all >= ENOUGH ? failed / all : 0;
    const severity = severityOf(
      share,
      thresholds.failedQueries,
      context.thresholds.failedQueries,
    );
    return (
      severity && {
        severity,
        values: { share: ratio(share) },
        evidence: {
          failedQueries: failed,
          succeededQueries: succeeded,
          failedRatio: share,
        },
      }
    );
  },
};

export const atCapacity: WorkgroupCheck = {
  id: 'at-capacity',
  title: 'At its maximum',
  description:
    'A workgroup at its maximum capacity does not scale any further: queries wait.',
  claim: 'own-fault',
  metric: 'computeCapacity',
  messages: {
    title_one: 'The workgroup runs at its maximum of {{count}} RPU',
    title_other: 'The workgroup runs at its maximum of {{count}} RPUs',
    remedy:
      'Find the queries that need so much in sys_query_history; raise the maximum capacity if all of it is needed.',
  },
  run(context) {
    const { maxCapacity } = context.inventory;
    if (!maxCapacity) {
      return undefined;
    }
    const samples = sumOfSets(context, 'computeCapacity').map(
      ({ at, value }) => ({ at, value: value / maxCapacity }),
    );
    const severity = severityInMost({
      samples,
      period: 300,
      until: setsKnownUntil(context, 'computeCapacity'),
      threshold: thresholds.capacityOfLimit,
      lines: context.thresholds.capacityOfLimit,
    });
    return (
      severity && {
        severity,
        values: { count: maxCapacity },
        evidence: {
          maxCapacity,
          capacityOfLimitRatio: samples[samples.length - 1].value,
        },
      }
    );
  },
};
