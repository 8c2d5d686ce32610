import { ActionProgress } from '@pipeline-health/plugin-pipeline-health-common';
import { ActionOutcome } from '@pipeline-health/plugin-pipeline-health-node';
import { RenewedStage } from '../../database';

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
  return { message: `Asked ${done} of ${total} questions.`, done, total };
}

/** What came of it: only who was asked and answered counts. */
export function outcomeOf(stages: readonly RenewedStage[]): ActionOutcome {
  const series = sum(stages, each => each.series.all);
  const missing = stages.flatMap(({ name, isAsked, problem }) => {
    const why = isAsked ? problem?.message : 'it was not its turn in time';
    return why === undefined ? [] : [{ name, why }];
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
      message: `All ${stages.length} stages were asked anew, and all ${series} series are as new as they can be`,
      after,
    };
  }
  const [first] = missing;
  return {
    outcome: 'failed',
    message: first
      ? `${missing.length} of ${stages.length} stages did not answer; ${first.name}: ${first.why}`
      : `${unanswered} of ${series} series were not answered`,
    after,
  };
}

function sum(
  stages: readonly RenewedStage[],
  count: (stage: RenewedStage) => number,
): number {
  return stages.reduce((total, stage) => total + count(stage), 0);
}
