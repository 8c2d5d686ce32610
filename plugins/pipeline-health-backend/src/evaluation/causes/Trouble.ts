import {
  Finding,
  Severity,
} from '@pipeline-health/plugin-pipeline-health-common';
import { Check } from '@pipeline-health/plugin-pipeline-health-node';

/** One trouble of a stage: a finding with its parts, and what decides what it explains and what explains it. */
export interface Trouble {
  finding: Finding;
  /** What the check of the finding declares; absent for what no check of a kind found. */
  check?: Pick<Check, 'explains' | 'explainedBy'>;
  /** When it can have begun by its evidence, in epoch milliseconds. */
  began: { earliest: number; latest: number };
  /** The name of the cause that it followed from when it was last assessed. */
  followedBefore?: string;
}

/** Most urgent first: what burns, then what may burn unseen. */
const SEVERITIES: readonly Severity[] = [
  'critical',
  'unknown',
  'warning',
  'info',
];

/** A number that is the smaller the more urgent a severity is. */
export const rankOf = (severity: Severity) => SEVERITIES.indexOf(severity);

/** What tells a finding from all others of its pipeline. */
export const nameOf = ({ stage, id }: Pick<Finding, 'stage' | 'id'>) =>
  `${id} @ ${stage}`;
