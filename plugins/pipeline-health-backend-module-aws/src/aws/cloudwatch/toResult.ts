import {
  Said,
  StageProblem,
} from '@pipeline-health/plugin-pipeline-health-common';
import {
  Sample,
  SeriesResult,
} from '@pipeline-health/plugin-pipeline-health-node';
import { sayProblem } from '../clients';
import { Answer } from './collectPages';
import { PlannedQuery } from './PlannedQuery';

/**
 * The answer to a request, in our units and cut to its window. `problem` is what
 * ended the call early, if anything did.
 */
export function toResult(
  query: PlannedQuery,
  answer: Answer | undefined,
  problem: StageProblem | undefined,
): SeriesResult {
  const { id } = query.request;
  switch (answer?.status) {
    case 'Complete':
      return { id, outcome: 'complete', samples: toSamples(query, answer) };
    case 'PartialData':
      return { id, outcome: 'partial', samples: toSamples(query, answer) };
    case 'Forbidden':
      return {
        id,
        outcome: 'refused',
        problem: {
          code: 'access-denied',
          ...whyNot(query, answer, 'access-denied'),
          missingPermission: 'cloudwatch:GetMetricData',
          service: 'cloudwatch',
        },
      };
    default:
      return {
        id,
        outcome: problem?.code === 'access-denied' ? 'refused' : 'failed',
        problem: problem ?? {
          code: 'failed',
          ...whyNot(query, answer),
          service: 'cloudwatch',
        },
      };
  }
}

function whyNot(
  { metric: { namespace, name } }: PlannedQuery,
  answer: Answer | undefined,
  variant?: string,
): Said {
  const why = answer?.message || sayProblem('problem.no-reason');
  return sayProblem(
    'problem.metric',
    { namespace, metric: name, why },
    variant,
  );
}

function toSamples(
  { request, metric }: PlannedQuery,
  { points }: Answer,
): Sample[] {
  const scale = metric.scale ?? 1;
  const byTime = new Map<number, number>();
  for (const { at, value } of points) {
    if (at >= request.from && at < request.to && Number.isFinite(value)) {
      byTime.set(at, value * scale);
    }
  }
  return [...byTime]
    .map(([at, value]) => ({ at, value }))
    .sort((a, b) => a.at - b.at);
}
