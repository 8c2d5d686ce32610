import {
  GetMetricDataCommandInput,
  MetricDataQuery,
} from '@aws-sdk/client-cloudwatch';
import { statisticOf } from './Statistic';
import { validationError } from './validationError';

const queryLimit = 500;
const highResolutionPeriods = [1, 5, 10, 20, 30];

/** The most points a page of GetMetricData holds. */
export const datapointLimit = 100_800;

/** Refuses a request of GetMetricData as CloudWatch does. */
export function checkMetricDataRequest(input: GetMetricDataCommandInput): void {
  const queries = input.MetricDataQueries ?? [];
  if (queries.length > queryLimit) {
    throw validationError(
      `The collection MetricDataQueries must not have a size greater than ${queryLimit}.`,
    );
  }
  if (queries.length === 0) {
    throw validationError(
      'The collection MetricDataQueries must not be empty.',
    );
  }
  const start = input.StartTime?.getTime() ?? NaN;
  const end = input.EndTime?.getTime() ?? NaN;
  if (!(start < end)) {
    throw validationError(
      'The parameter StartTime must be less than the parameter EndTime.',
    );
  }
  const limit = input.MaxDatapoints ?? datapointLimit;
  if (!(limit >= 1 && limit <= datapointLimit)) {
    throw validationError(
      `The parameter MaxDatapoints must be between 1 and ${datapointLimit}.`,
    );
  }
  const ids = new Set<string>();
  queries.forEach(query => checkQuery(query, ids));
}

function checkQuery(query: MetricDataQuery, ids: Set<string>): void {
  const id = query.Id ?? '';
  if (!/^[a-z][a-zA-Z0-9_]{0,254}$/.test(id)) {
    throw validationError(
      `The value ${id} for parameter MetricDataQueries.Id is not matching the expected pattern ^[a-z][a-zA-Z0-9_]*$.`,
    );
  }
  if (ids.has(id)) {
    throw validationError(
      `The values for parameter MetricDataQueries.Id are not unique: ${id}.`,
    );
  }
  ids.add(id);
  if (query.Expression !== undefined) {
    throw validationError(
      `The expression of ${id} cannot be evaluated: metric math is not simulated.`,
    );
  }
  const { Period: period = 0, Stat: statistic = '' } = query.MetricStat ?? {};
  if (
    !(
      period > 0 &&
      (period % 60 === 0 || highResolutionPeriods.includes(period))
    )
  ) {
    throw validationError(
      'The parameter MetricStat.Period must be 1, 5, 10, 20, 30, or a multiple of 60.',
    );
  }
  if (!statisticOf(statistic)) {
    throw validationError(
      `The value ${statistic} for parameter MetricStat.Stat is not supported.`,
    );
  }
}
