import {
  GetMetricDataCommandInput,
  GetMetricDataCommandOutput,
  MetricDataQuery,
  MetricDataResult,
} from '@aws-sdk/client-cloudwatch';
import { MetricIdentity } from '../../metrics/Series';
import { Call } from '../../wire/wireMessages';
import { World } from '../Service';
import {
  checkMetricDataRequest,
  datapointLimit,
} from './checkMetricDataRequest';
import {
  MetricDataPosition,
  readMetricDataToken,
  writeMetricDataToken,
} from './metricDataToken';
import { metricDataWindow } from './metricDataWindow';
import { metricIdentity } from './metricIdentity';
import { readPeriod } from './readPeriod';
import { statisticOf } from './Statistic';

type StatusCode = MetricDataResult['StatusCode'];

interface Reading {
  timestamps: Date[];
  values: number[];
  /** Set when the page was full before the query was done. */
  stoppedAt?: number;
}

/** Answers GetMetricData page by page. */
export function getMetricData(
  input: GetMetricDataCommandInput,
  call: Call,
  world: World,
): Omit<GetMetricDataCommandOutput, '$metadata'> {
  checkMetricDataRequest(input);
  const queries = input.MetricDataQueries ?? [];
  const position = readMetricDataToken(input);
  const results: MetricDataResult[] = [];
  let room = input.MaxDatapoints ?? datapointLimit;

  for (let index = position.query; index < queries.length; index += 1) {
    const query = queries[index];
    const skip = index === position.query ? position.periods : 0;
    const forced = forcedStatus(query, call, world);
    const failed = forced === 'InternalError' || forced === 'Forbidden';
    const reading: Reading = failed
      ? { timestamps: [], values: [] }
      : readQuery({ input, query, skip, room }, call, world);
    room -= reading.values.length;
    const stopped = reading.stoppedAt !== undefined;
    if (query.ReturnData !== false) {
      results.push(
        describeResult(
          query,
          reading,
          forced ?? (stopped ? 'PartialData' : 'Complete'),
        ),
      );
    }
    const next = nextPosition(index, reading, room, queries.length);
    if (next) {
      return {
        MetricDataResults: results,
        Messages: [],
        NextToken: writeMetricDataToken(input, next),
      };
    }
  }
  return { MetricDataResults: results, Messages: [] };
}

function nextPosition(
  index: number,
  { stoppedAt }: Reading,
  room: number,
  queryCount: number,
): MetricDataPosition | undefined {
  if (stoppedAt !== undefined) {
    return { query: index, periods: stoppedAt };
  }
  return room === 0 && index + 1 < queryCount
    ? { query: index + 1, periods: 0 }
    : undefined;
}

function readQuery(
  page: {
    input: GetMetricDataCommandInput;
    query: MetricDataQuery;
    skip: number;
    room: number;
  },
  call: Call,
  world: World,
): Reading {
  const { input, query } = page;
  const reading: Reading = { timestamps: [], values: [] };
  const identity = metricIdentity(query.MetricStat?.Metric);
  const series = world.metrics.find(call, identity);
  const statistic = statisticOf(query.MetricStat?.Stat ?? '');
  const seconds = query.MetricStat?.Period ?? 60;
  if (!series || !statistic || hasWrongUnit(query, identity)) {
    return reading;
  }
  const window = metricDataWindow(
    {
      start: input.StartTime?.getTime() ?? 0,
      end: input.EndTime?.getTime() ?? 0,
      period: seconds,
    },
    call.now,
  );
  const periodMilliseconds = seconds * 1000;
  const count = Math.max(
    0,
    Math.ceil((window.end - window.first) / periodMilliseconds),
  );
  const ascending = input.ScanBy === 'TimestampAscending';
  for (let done = page.skip; done < count; done += 1) {
    const index = ascending ? done : count - 1 - done;
    const from = window.first + index * periodMilliseconds;
    const to = Math.min(from + periodMilliseconds, window.end);
    const sample = readPeriod(
      series,
      {
        from: Math.ceil(from / 60_000),
        to: Math.ceil(to / 60_000),
        period: seconds,
      },
      call.now,
    );
    if (sample) {
      if (reading.values.length === page.room) {
        return { ...reading, stoppedAt: done };
      }
      reading.timestamps.push(new Date(from));
      reading.values.push(statistic(sample));
    }
  }
  return reading;
}

/** The services publish each metric in one unit; asking for another finds nothing. */
function hasWrongUnit(
  query: MetricDataQuery,
  { name }: MetricIdentity,
): boolean {
  const unit = query.MetricStat?.Unit;
  if (unit === undefined || query.MetricStat?.Metric?.Namespace !== 'AWS/SQS') {
    return false;
  }
  const units: Record<string, string> = {
    ApproximateAgeOfOldestMessage: 'Seconds',
    SentMessageSize: 'Bytes',
  };
  return unit !== (units[name] ?? 'Count');
}

function describeResult(
  query: MetricDataQuery,
  reading: Reading,
  status: StatusCode,
): MetricDataResult {
  return {
    Id: query.Id,
    Label: query.Label ?? query.MetricStat?.Metric?.MetricName,
    Timestamps: reading.timestamps,
    Values: reading.values,
    StatusCode: status,
    ...(status === 'Forbidden' && {
      Messages: [
        {
          Code: 'Forbidden',
          Value: 'You do not have permission to read this metric.',
        },
      ],
    }),
  };
}

function forcedStatus(
  query: MetricDataQuery,
  call: Call,
  world: World,
): StatusCode | undefined {
  if (world.faults.none) {
    return undefined;
  }
  const { name, namespace, dimensions } = metricIdentity(
    query.MetricStat?.Metric,
  );
  return world.faults.metricStatus({
    service: 'monitoring',
    operation: 'GetMetricData',
    account: call.account,
    region: call.region,
    names: new Set([namespace, ...dimensions.map(({ value }) => value)]),
    now: call.now,
    metric: name,
  });
}
