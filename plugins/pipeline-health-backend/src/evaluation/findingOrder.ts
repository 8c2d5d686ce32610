import { Severity } from '@pipeline-health/plugin-pipeline-health-common';
import { UndatedFinding } from '@pipeline-health/plugin-pipeline-health-node';

const SEVERITIES: Severity[] = ['critical', 'unknown', 'warning', 'info'];

/** A finding with what decides how early it is looked at. */
export interface PlacedFinding {
  finding: UndatedFinding;
  /** Explained by a stage upstream. */
  consequence: boolean;
  /** Of its stage. */
  secondsToLoss?: number;
}

/**
 * What to look at first, first: by severity, causes before consequences, by
 * time to loss. Otherwise the given order holds: upstream first, then by checks.
 */
export function inOrderOfUrgency(findings: PlacedFinding[]): PlacedFinding[] {
  return [...findings].sort(
    (left, right) =>
      SEVERITIES.indexOf(left.finding.severity) -
        SEVERITIES.indexOf(right.finding.severity) ||
      Number(left.consequence) - Number(right.consequence) ||
      compareLoss(left.secondsToLoss, right.secondsToLoss),
  );
}

function compareLoss(left = Infinity, right = Infinity): number {
  return left === right ? 0 : left - right;
}
