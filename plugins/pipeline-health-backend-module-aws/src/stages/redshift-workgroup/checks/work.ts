import {
  CheckContext,
  currentReading,
} from '@pipeline-health/plugin-pipeline-health-node';
import {
  knownSamples,
  ratio,
  severityInMost,
  severityOf,
  sumSince,
  time,
  windowBefore,
} from '../../../judging';
import { needs, setsKnownUntil, setsOf, sumOfSets } from '../../redshift';
import { thresholds, WorkgroupThreshold } from '../thresholds';
import { WorkgroupCheck, WorkgroupInventory } from '../WorkgroupInventory';

type Context = CheckContext<WorkgroupInventory, WorkgroupThreshold> & {
  inventory: WorkgroupInventory;
};

const PERIOD_SECONDS = 300;
const HALF_HOUR_MS = 30 * 60_000;
const ENOUGH = 10;

export const queriesFail: WorkgroupCheck = needs('metricSets', {
  id: 'queries-fail',
  title: 'Queries fail',
  description:
    'When many queries fail, loads and reports do: after a change of a table, a permission or a limit.',
  claim: 'own-fault',
  metric: 'queriesFailed',
  messages: {
    title: '{{share}} of the queries of the last half hour failed',
    title_earlier:
      '{{share}} of the last queries, those of the half hour before {{until}}, failed',
    remedy:
      'Read error_message in sys_query_history for the newest failed queries.',
  },
  run(context) {
    const window = queryWindow(context);
    if (!window) {
      return undefined;
    }
    const count = (metric: string) =>
      sumSince(sumOfSets(context, metric), window.from) ?? 0;
    const failed = count('queriesFailed');
    const succeeded = count('queriesSucceeded');
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
        ...(window.until < context.now - HALF_HOUR_MS && {
          variant: 'earlier',
        }),
        values: { share: ratio(share), until: time(window.until) },
        evidence: {
          failedQueries: failed,
          succeededQueries: succeeded,
          failedRatio: share,
        },
      }
    );
  },
});

export const atCapacity: WorkgroupCheck = needs('metricSets', {
  id: 'at-capacity',
  title: 'At its maximum',
  description:
    'A workgroup at its maximum capacity does not scale any further: queries wait. What CloudWatch tells is an average of half an hour, rounded up: a single heavy minute does not show, and the last share of a unit counts as a whole one.',
  claim: 'own-fault',
  metric: 'computeCapacity',
  messages: {
    title_one:
      'The workgroup has run at its maximum of {{count}} RPU, on average of half an hour',
    title_other:
      'The workgroup has run at its maximum of {{count}} RPUs, on average of half an hour',
    remedy:
      'Find the queries that need so much in sys_query_history; raise the maximum capacity if all of it is needed.',
  },
  run(context) {
    const { maxCapacity } = context.inventory;
    const isCurrent = setsOf(context.inventory, 'computeCapacity').some(
      ({ metric }) => currentReading(context, metric),
    );
    if (!maxCapacity || !isCurrent) {
      return undefined;
    }
    const samples = sumOfSets(context, 'computeCapacity').map(
      ({ at, value }) => ({ at, value: value / maxCapacity }),
    );
    const severity = severityInMost({
      samples,
      period: PERIOD_SECONDS,
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
});

/** How far back queries matter that failed before the workgroup fell idle. */
export function queriesLookback(context: Context): {
  [metric: string]: number | undefined;
} {
  const from = queryWindow(context)?.from;
  return Object.fromEntries(
    endedQueries(context).map(({ metric }) => [metric, from]),
  );
}

/** The half hour up to the newest queries, which may be long ago. */
function queryWindow(context: Context) {
  const newest = endedQueries(context).map(
    ({ metric }) => knownSamples(context, metric).at(-1)?.at ?? 0,
  );
  const at = Math.max(0, ...newest);
  return windowBefore(
    { at, period: PERIOD_SECONDS * 1000 },
    HALF_HOUR_MS,
    context.now,
  );
}

function endedQueries({ inventory }: Context) {
  return ['queriesFailed', 'queriesSucceeded'].flatMap(metric =>
    setsOf(inventory, metric),
  );
}
