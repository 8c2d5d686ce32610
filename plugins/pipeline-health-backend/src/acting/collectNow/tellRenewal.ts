import {
  ActionProgress,
  MaybeSaid,
} from '@pipeline-health/plugin-pipeline-health-common';
import {
  ActionOutcome,
  Said,
} from '@pipeline-health/plugin-pipeline-health-node';
import { RenewedStage } from '../../database';
import { say } from '../say';

/** How many of all questions were asked. */
export function progressOf(stages: readonly RenewedStage[]): ActionProgress & {
  done: number;
  total: number;
} {
  const total = sum(stages, ({ series }) => 1 + series.all);
  const waiting = sum(
    stages,
    ({ isAsked, series }) => (isAsked ? 0 : 1) + series.waiting,
  );
  const done = total - waiting;
  return { ...say('asked', { done, total }), done, total };
}

/** What came of it: only who was asked and answered counts. */
export function outcomeOf(stages: readonly RenewedStage[]): ActionOutcome {
  const series = sum(stages, each => each.series.all);
  const missing = stages.flatMap(({ name, isAsked, problem }) => {
    return isAsked && !problem
      ? []
      : [{ name, why: isAsked ? problem : undefined }];
  });
  const unanswered = sum(
    stages,
    each => each.series.waiting + each.series.unanswered,
  );
  const after = {
    stages: stages.length,
    stagesAnswered: stages.length - missing.length,
    series,
    seriesAnswered: Math.max(0, series - unanswered),
  };
  if (missing.length === 0 && unanswered === 0) {
    return {
      outcome: 'succeeded',
      ...say('all-asked', { stages: stages.length, series }),
      after,
    };
  }
  const [first] = missing;
  return {
    outcome: 'failed',
    ...(first
      ? sayMissing(first, missing.length, stages.length)
      : say('series-silent', { unanswered, series })),
    after,
  };
}

function sayMissing(
  { name, why }: { name: string; why?: MaybeSaid },
  missing: number,
  stages: number,
): Said {
  const values = { missing, stages, name };
  return why === undefined
    ? say('stages-silent', values, 'late')
    : say('stages-silent', { ...values, why });
}

function sum(
  stages: readonly RenewedStage[],
  count: (stage: RenewedStage) => number,
): number {
  return stages.reduce((total, stage) => total + count(stage), 0);
}
