import { Finding, Run } from '@pipeline-health/plugin-pipeline-health-common';
import {
  SAMPLES_SINCE,
  StageFacts,
} from '@pipeline-health/plugin-pipeline-health-node';
import { knownUntil, medianOf, sumBetween } from '../../../judging';
import { WarehouseContext } from '../WarehouseFacts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
/** The last points of a run come after it has ended. */
const SETTLED = 5 * MINUTE;
/** So many runs tell how many rows come of a record. */
const ENOUGH = 6;
/** When that is so nearly the same every time, what lacks is missing. */
const STEADY = 0.05;
const LESS = 0.9;

/** The rows that the last run of a job loaded, against what it read. */
export interface WeighedRows {
  table: string;
  job: string;
  records: number;
  rows: number;
  /** Of what came of as many records in the runs before. */
  missing: number;
  isShort: boolean;
  /** The run of the job, how many rows came of a record in those before it, and how many these are. */
  run: Run;
  usual: number;
  restsOn: number;
}

/**
 * What reached the tables of what jobs read for them in their last runs, where
 * nearly as many rows came of every record in all runs before. Jobs that leave
 * out more or less from run to run cannot be weighed.
 */
export function weighedRows(context: WarehouseContext): WeighedRows[] {
  return context.neighbours
    .filter(
      ({ direction, relation }) =>
        direction === 'upstream' && relation === 'warehouse-load',
    )
    .flatMap(({ facts }) =>
      tablesIn(context.runs).flatMap(
        table => weighed(table, facts, context) ?? [],
      ),
    );
}

function tablesIn(loads: readonly Run[]): string[] {
  return [
    ...new Set(
      loads.flatMap(({ figures }) =>
        typeof figures?.table === 'string' ? [figures.table] : [],
      ),
    ),
  ];
}

function weighed(
  table: string,
  job: StageFacts,
  { runs: loads, previous, now }: WarehouseContext,
): WeighedRows | undefined {
  const ofTable = loads.filter(({ figures }) => figures?.table === table);
  const oldest = ofTable[ofTable.length - 1];
  const runs = job.runs
    .filter(
      ({ state, endedAt }) =>
        state === 'succeeded' && Date.parse(endedAt ?? '') <= now - SETTLED,
    )
    .flatMap(run => {
      const within = ofTable.filter(
        ({ state, startedAt }) =>
          state === 'succeeded' &&
          startedAt >= run.startedAt &&
          startedAt <= `${run.endedAt}`,
      );
      const records = recordsOf(job, run, now);
      return run.startedAt >= oldest.startedAt && within.length && records
        ? [
            {
              run,
              records,
              loads: within.length,
              rows: within.reduce(
                (sum, { figures }) => sum + Number(figures?.loadedRows ?? 0),
                0,
              ),
            },
          ]
        : [];
    });
  const [last, ...before] = runs;
  if (!last || last.run !== newestOf(job)) {
    return undefined;
  }
  const usual =
    toldBefore(previous['rows-missing'], table) ?? usualOf(last, before);
  if (!usual) {
    return undefined;
  }
  const expected = usual.share * last.records;
  return {
    table,
    job: job.stage.name,
    records: last.records,
    rows: last.rows,
    missing: Math.round(expected - last.rows),
    isShort: last.rows < LESS * expected,
    run: last.run,
    usual: usual.share,
    restsOn: usual.restsOn,
  };
}

interface Weighed {
  records: number;
  rows: number;
  loads: number;
}

interface UsualShare {
  share: number;
  restsOn: number;
}

/** How many rows come of a record, where that is nearly the same every time. */
function usualOf(
  last: Weighed,
  before: readonly Weighed[],
): UsualShare | undefined {
  const shares = before.map(({ records, rows }) => rows / records);
  const share = medianOf(shares);
  const isSteady = shares.every(
    each => Math.abs(each - share) <= STEADY * share,
  );
  const isWhole = before.every(({ loads }) => loads === last.loads);
  return before.length >= ENOUGH && isSteady && isWhole
    ? { share, restsOn: before.length }
    : undefined;
}

/** What was usual by the finding before: runs that lack as much do not become the usual. */
function toldBefore(
  previous: Finding | undefined,
  table: string,
): UsualShare | undefined {
  const {
    usualRowsOfARecord: share,
    usualRestsOnRuns: restsOn,
    tables,
  } = previous?.evidence ?? {};
  return typeof share === 'number' &&
    typeof restsOn === 'number' &&
    Array.isArray(tables) &&
    tables.map(String).includes(table)
    ? { share, restsOn }
    : undefined;
}

function newestOf({ runs }: StageFacts): Run | undefined {
  return runs.find(({ state }) => state !== 'running');
}

/** How many records a run read; undefined where that is not wholly known, or not of it alone. */
function recordsOf(job: StageFacts, run: Run, now: number): number | undefined {
  const [from, to] = [run.startedAt, `${run.endedAt}`].map(time =>
    Date.parse(time),
  );
  const { from: askedFrom = Infinity } = job.coverage.recordsRead ?? {};
  if (from - MINUTE >= Math.max(now - SAMPLES_SINCE, askedFrom)) {
    return knownUntil(job, 'recordsRead') >= to + SETTLED
      ? sumBetween(job.samples.recordsRead ?? [], from - MINUTE, to + MINUTE)
      : undefined;
  }
  const rhythm = job.rhythms?.recordsRead;
  const hourOf = (time: number) =>
    Math.floor((time - (rhythm?.from ?? 0)) / HOUR);
  const [first, last] = [hourOf(from), hourOf(to + SETTLED)];
  const isAlone = job.runs.every(
    other =>
      other === run ||
      hourOf(Date.parse(other.startedAt)) > last ||
      hourOf(Date.parse(other.endedAt ?? other.startedAt) + SETTLED) < first,
  );
  return rhythm && first >= 0 && last < rhythm.sums.length && isAlone
    ? rhythm.sums.slice(first, last + 1).reduce((sum, each) => sum + each, 0)
    : undefined;
}
