import { StageKind } from '@pipeline-health/plugin-pipeline-health-node';
import { CollectedStage } from './PipelineFacts';
import { UndatedFinding } from './stageProblemFinding';

const WAIT =
  'It comes with the next rounds of collection. If that takes more than some minutes, see the collection page.';

/** Nobody has asked for the stage so far. */
export function notYetRead(
  { stage }: CollectedStage,
  kind: StageKind,
): UndatedFinding {
  return {
    id: `${stage.kind}/not-yet-read`,
    stage: stage.arn,
    severity: 'unknown',
    title: `${kind.title} ${stage.name} has not been read yet`,
    evidence: {},
    remedy: WAIT,
  };
}

/** The last description is too old. */
export function stale(
  { stage, describeEvery }: CollectedStage,
  kind: StageKind,
  describedAt: number,
): UndatedFinding {
  return {
    id: `${stage.kind}/stale`,
    stage: stage.arn,
    severity: 'unknown',
    title: `What we know of ${kind.title} ${stage.name} is too old to judge by`,
    evidence: {
      lastReadAt: new Date(describedAt).toISOString(),
      readEverySeconds: describeEvery,
    },
    remedy:
      'See the collection page for why the rounds of collection do not come through.',
  };
}

/** Some metrics have not been answered lately, or never. */
export function metricsNotFresh(
  { stage, series }: CollectedStage,
  kind: StageKind,
  metrics: string[],
): UndatedFinding {
  const times = series
    .filter(it => metrics.includes(it.metric))
    .flatMap(it => it.askedUntil ?? []);
  const never = times.length === 0;
  const subject = `Metrics of ${kind.title} ${stage.name}`;
  return {
    id: `${stage.kind}/${never ? 'metrics-not-yet-read' : 'stale-metrics'}`,
    stage: stage.arn,
    severity: 'unknown',
    title: never
      ? `${subject} have not been read yet`
      : `${subject} are too old to judge by`,
    evidence: {
      metrics,
      ...(!never && { lastReadAt: new Date(Math.min(...times)).toISOString() }),
    },
    remedy: WAIT,
  };
}
