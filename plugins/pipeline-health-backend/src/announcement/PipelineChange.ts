import {
  Finding,
  Health,
} from '@pipeline-health/plugin-pipeline-health-common';
import { IncidentChange } from '../evaluation';

/** A pipeline whose health, reason or incident is not what it was. */
export interface PipelineChange {
  entityRef: string;
  title: string;
  /** Entity ref. */
  owner?: string;
  /** Absent for a pipeline that was never evaluated before. */
  previousHealth?: Health;
  health: Health;
  reason?: Finding;
  incident?: IncidentChange;
}
