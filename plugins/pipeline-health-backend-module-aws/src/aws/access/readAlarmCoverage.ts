import { StageProblem } from '@pipeline-health/plugin-pipeline-health-common';
import { askAside } from '../clients';
import { Alarm, AlarmMetric } from '../cloudwatch';
import { AwsAccess } from './AwsAccess';

/**
 * An alarm on a stage, as its inventory keeps it.
 */
export type StageAlarm = {
  name: string;
  /** The stage's metrics that it looks at. */
  metrics: string[];
  reachesSomebody: boolean;
  state: string;
};

/**
 * The alarms on a stage, or why they could not be asked for.
 */
export type AlarmCoverage =
  | { asked: true; alarms: StageAlarm[] }
  | { asked: false; code: StageProblem['code']; message: string };

/**
 * Which alarms look at a stage: at metrics of its namespace with at least its
 * dimensions. A refusal is part of the answer.
 */
export async function readAlarmCoverage(
  access: AwsAccess,
  stage: { namespace: string; dimensions: AlarmMetric['dimensions'] },
): Promise<AlarmCoverage> {
  const { answer, problem } = await askAside(() => access.alarms());
  return problem
    ? { asked: false, code: problem.code, message: problem.message }
    : { asked: true, alarms: alarmsOn(answer, stage) };
}

/**
 * The alarms that look at a stage.
 */
export function alarmsOn(
  alarms: readonly Alarm[],
  stage: { namespace: string; dimensions: AlarmMetric['dimensions'] },
): StageAlarm[] {
  const isOfStage = (metric: AlarmMetric) =>
    metric.namespace === stage.namespace &&
    Object.entries(stage.dimensions).every(
      ([name, value]) => metric.dimensions[name] === value,
    );
  return alarms.flatMap(({ name, metrics, reachesSomebody, state }) => {
    const names = metrics.filter(isOfStage).map(metric => metric.name);
    return names.length
      ? [{ name, metrics: [...new Set(names)], reachesSomebody, state }]
      : [];
  });
}
