import { Asked, Check } from '@pipeline-health/plugin-pipeline-health-node';
import { JobInventory, JobThreshold } from '../../judging/runs';

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

/** How many rules a ruleset has. */
export type RuleCount = { ruleset: string; rules: number };

/** The configuration of a DataBrew job. */
export type DatabrewJobInventory = JobInventory & {
  /** `RECIPE`, `PROFILE`, or something newer. */
  type: string;
  /** As the job names it; absent when it comes by the project. */
  datasetName?: string;
  /** Null when it has none. */
  dataset: Asked<JobDataset | null>;
  project?: string;
  recipe?: { name: string; version?: string };
  outputs: JobOutput[];
  /** The names of the rulesets that a profile job checks. */
  rulesets: string[];
  /** How many rules they have. */
  rules: Asked<RuleCount[]>;
  /** Whether the tables and connections behind its dataset and outputs could be asked for. */
  connections: Asked<null>;
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
};

/** A rule of a DataBrew job. */
export type DatabrewCheck = Check<DatabrewJobInventory, JobThreshold>;
