import { StageProblem } from '@pipeline-health/plugin-pipeline-health-common';
import { JobSchedule } from '../../judging/runs';

/** Where a job reads. */
export type JobDataset = {
  name: string;
  /** `S3`, `DATA-CATALOG`, `DATABASE`, or something newer. */
  source?: string;
  format?: string;
  /** `s3://…`, `database.table`, or the table of a connection. */
  location?: string;
};

/** Where a job writes. */
export type JobOutput = {
  type: 's3' | 'data-catalog' | 'database';
  location: string;
  format?: string;
  overwrite?: boolean;
};

/** Rules that a profile job checks. */
export type JobRuleset = {
  name: string;
  /** How many; absent when the rulesets could not be asked for. */
  rules?: number;
};

/** The configuration of a DataBrew job. */
export type DatabrewJobInventory = {
  /** `RECIPE`, `PROFILE`, or something newer. */
  type: string;
  dataset?: JobDataset;
  project?: string;
  recipe?: { name: string; version?: string };
  outputs: JobOutput[];
  rulesets: JobRuleset[];
  schedules: JobSchedule[];
  /** Nodes that a run uses at most. */
  maxCapacity?: number;
  maxRetries?: number;
  timeoutSeconds?: number;
  /** `ENABLE` or `DISABLE`. */
  logs?: string;
  sample?: { mode?: string; rows?: number };
  encryption?: string;
  role?: string;
  createdAt?: string;
  updatedAt?: string;
  /** The questions that were refused. */
  unanswered: UnansweredQuestion[];
};

/** A question about a job that was refused. */
export type UnansweredQuestion = {
  question: 'runs' | 'schedules' | 'dataset' | 'rulesets' | 'connections';
  code: StageProblem['code'];
  message: string;
  missingPermission?: string;
};
