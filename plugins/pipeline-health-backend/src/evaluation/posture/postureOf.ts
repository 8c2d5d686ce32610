import {
  Finding,
  Posture,
  Stage,
} from '@pipeline-health/plugin-pipeline-health-common';
import { checksOf } from '@pipeline-health/plugin-pipeline-health-node';
import { Rules } from '../rules';

const FULL = 100;

/**
 * The share of advice that is followed, over all checks of posture of the
 * stages that could be described; undefined when none could. Each counts alike.
 */
export function postureOf(
  stages: readonly Pick<Stage, 'arn' | 'kind' | 'inventory'>[],
  findings: readonly Pick<Finding, 'id' | 'stage' | 'claim' | 'severity'>[],
  { kinds }: Pick<Rules, 'kinds'>,
): Posture | undefined {
  const checks = stages.flatMap(({ arn, kind: name, inventory }) => {
    const kind = kinds.get(name);
    return kind && Object.keys(inventory).length > 0
      ? checksOf(kind)
          .filter(({ claim }) => claim === 'posture')
          .map(({ id }) => ({ stage: arn, id: `${name}/${id}` }))
      : [];
  });
  if (!checks.length) {
    return undefined;
  }
  const open = checks.filter(({ stage, id }) =>
    findings.some(
      finding =>
        finding.stage === stage &&
        finding.id === id &&
        finding.severity !== 'unknown',
    ),
  );
  const points = FULL / checks.length;
  return {
    score: Math.floor(FULL - open.length * points),
    raise: open.map(({ stage, id }) => ({ stage, finding: id, points })),
  };
}
