import { Sample } from '@pipeline-health/plugin-pipeline-health-node';
import {
  attemptsLookback,
  AttemptsQuestion,
  earliest,
  lookBackOver,
} from '../../judging';
import { DomainContext } from './DomainInventory';
import { thresholds } from './thresholds';

const DAY_MS = 86_400_000;
const ANSWERS = ['successes', 'clientErrors', 'serverErrors'];
const LINES = {
  clientErrors: 'clientErrorRatio',
  serverErrors: 'serverErrorRatio',
} as const;

export type Failures = keyof typeof LINES;

/** How failures among the answers are judged: as shares of what was asked in each minute with requests. */
export function answersQuestion(
  context: DomainContext,
  metric: Failures,
): AttemptsQuestion {
  const totals = new Map<number, number>();
  for (const each of ANSWERS) {
    for (const { at, value } of context.samples[each] ?? []) {
      totals.set(at, (totals.get(at) ?? 0) + value);
    }
  }
  const shares = (context.samples[metric] ?? []).flatMap(({ at, value }) => {
    const total = totals.get(at) ?? 0;
    return total > 0 ? [{ at, value: value / total }] : [];
  });
  return {
    samples: shares,
    volume: [...totals].map(([at, value]): Sample => ({ at, value })),
    threshold: thresholds[LINES[metric]],
    lines: context.thresholds[LINES[metric]],
    interval: 60,
    now: context.now,
  };
}

/** Of a domain that nobody asked of late, or that failed at last, further back. */
export function lookback(context: DomainContext): { [metric: string]: number } {
  const since = (metric: Failures) => {
    const question = answersQuestion(context, metric);
    const last = question.samples?.at(-1);
    return last
      ? attemptsLookback({ ...question, last })
      : context.now - DAY_MS;
  };
  const from = earliest(since('clientErrors'), since('serverErrors'));
  return lookBackOver(
    context,
    Object.fromEntries(ANSWERS.map(metric => [metric, from])),
  );
}
