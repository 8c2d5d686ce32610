import { FindingDraft } from '@pipeline-health/plugin-pipeline-health-node';
import { asBefore, seconds, severityOf } from '../../../judging';
import { isSwitchedOff } from '../../../judging/runs';
import { warehouseThresholds } from '../thresholds';
import { WarehouseCheck, WarehouseContext } from '../WarehouseFacts';
import { needs } from './needs';
import { tablesOf } from '../loads/knownLoads';

export const noNewLoads: WarehouseCheck = needs('loads', {
  id: 'no-new-loads',
  title: 'No new loads',
  description:
    'No load has succeeded for longer than its owner expects. Off until the threshold newestLoadAge is set.',
  claim: 'starvation',
  messages: {
    title: 'No load has succeeded within the last week',
    title_after: 'No load has succeeded for {{age}}',
    remedy: 'Look at what loads the warehouse, and whether it still runs.',
  },
  run(context): FindingDraft | undefined {
    const loads = tablesOf(context);
    const good = loads
      .flatMap(({ lastGoodAt }) => (lastGoodAt ? [Date.parse(lastGoodAt)] : []))
      .sort((left, right) => right - left)
      .at(0);
    const age = good === undefined ? Infinity : (context.now - good) / 1000;
    const severity = severityOf(
      age,
      warehouseThresholds.newestLoadAge,
      context.thresholds.newestLoadAge,
    );
    if (!severity) {
      return undefined;
    }
    return good === undefined
      ? { severity, evidence: { tablesLoaded: loads.length } }
      : {
          severity,
          variant: 'after',
          values: { age: seconds(age) },
          evidence: {
            newestLoadAgeSeconds: age,
            newestLoadAt: new Date(good).toISOString(),
          },
          onsetAt: good,
        };
  },
});

export const loadsStopped: WarehouseCheck = needs('loads', {
  id: 'loads-stopped',
  title: 'Loads of a table stopped',
  description:
    'A table that was loaded regularly, at this time on every day that is known, is loaded no more. Each table is judged by its own rhythm: nights and weekends without loads are none.',
  claim: 'starvation',
  messages: {
    title_one:
      '{{tables}} has not been loaded for {{age}}; usual is every {{usual}}',
    title_other:
      '{{count}} tables are loaded no more, first {{tables}}: not for {{age}}',
    remedy:
      'Look at what loads {{tables}}: whether it still runs, and whether what it reads still comes.',
  },
  run(context) {
    const stopped = tablesOf(context)
      .flatMap(({ table, stopped: found, lastGoodAt, failedInARow }) =>
        found && lastGoodAt && !failedInARow
          ? [{ table, lastGoodAt, ...found }]
          : [],
      )
      .sort((left, right) => left.dueAt.localeCompare(right.dueAt));
    const [first] = stopped;
    if (!first) {
      return isStillStopped(context)
        ? asBefore(context.previous['loads-stopped'])
        : undefined;
    }
    const paused = pausedLoaders(context);
    return {
      severity: paused.length ? 'info' : 'warning',
      values: {
        count: stopped.length,
        tables: first.table,
        age: seconds((context.now - Date.parse(first.lastGoodAt)) / 1000),
        usual: seconds(first.usualSeconds),
      },
      evidence: {
        tables: stopped.map(({ table }) => table),
        lastLoadAt: first.lastGoodAt,
        dueAt: first.dueAt,
        usualIntervalSeconds: first.usualSeconds,
        ...(paused.length && { switchedOff: paused }),
      },
      onsetAt: Date.parse(first.dueAt),
    };
  },
});

/** Whether the table that was found has not been loaded since, also where the warehouse has forgotten when it was. */
function isStillStopped(context: WarehouseContext): boolean {
  const { tables, lastLoadAt } =
    context.previous['loads-stopped']?.evidence ?? {};
  const [table] = Array.isArray(tables) ? tables : [];
  const good = tablesOf(context).find(each => each.table === table)?.lastGoodAt;
  return table !== undefined && (good === undefined || good === lastLoadAt);
}

/** The jobs that load it, where all of them are switched off. */
function pausedLoaders({ neighbours }: WarehouseContext): string[] {
  const loaders = neighbours.filter(
    ({ direction, relation }) =>
      direction === 'upstream' && relation === 'warehouse-load',
  );
  return loaders.every(({ facts }) => isSwitchedOff(facts.inventory))
    ? loaders.map(({ facts }) => facts.stage.name)
    : [];
}
