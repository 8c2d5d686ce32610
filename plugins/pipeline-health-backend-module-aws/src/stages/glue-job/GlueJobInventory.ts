import { Run } from '@pipeline-health/plugin-pipeline-health-common';
import {
  Asked,
  Check,
  CheckContext,
} from '@pipeline-health/plugin-pipeline-health-node';
import { JobInventory } from '../../judging/runs';
import { GlueTrigger } from '../glue';
import type { GlueJobThreshold } from './thresholds';

/** The bookmark, which says what of the input has been processed. */
export type JobBookmark = {
  /** Whether any run ever moved it. */
  committed: boolean;
  /** The run that moved it last. */
  runId?: string;
  /**
   * The runs that succeeded since it moved, or, where it never did, since the
   * job is as it is. Absent when it moved before all runs that are listed.
   */
  runsSince?: number;
};

/** A metric of observability with its exact dimensions. */
export type ObservabilityMetric = {
  /** In CloudWatch. */
  name: string;
  dimensions: { [name: string]: string };
};

/** A run as a document. */
type KeptRun = { [key in keyof Run]: Run[key] };

/** The configuration of a Glue job. Arguments are not kept: they may hold secrets. */
export type GlueJobInventory = JobInventory & {
  /** `glueetl`, `pythonshell`, `gluestreaming`, `glueray`, or something newer. */
  type: string;
  description?: string;
  script?: string;
  glueVersion?: string;
  workerType?: string;
  numberOfWorkers?: number;
  maxCapacity?: number;
  executionClass?: string;
  timeoutSeconds?: number;
  maxRetries?: number;
  maxConcurrentRuns?: number;
  /** Whether runs that may not start yet wait instead of being refused. */
  queuesRuns?: boolean;
  /** As `--job-bookmark-option` says it, without its prefix: `enable`, `disable`, `pause`. */
  bookmarkOption: string;
  /** Absent when bookmarks are not enabled. */
  bookmark?: Asked<JobBookmark>;
  /** Whether runs publish metrics of the driver and the executors. */
  metrics: boolean;
  /** Metrics that `--enable-observability-metrics` adds. */
  observability: Asked<ObservabilityMetric[]>;
  autoScaling: boolean;
  triggers: Asked<GlueTrigger[]>;
  /** The newest runs of each trigger that ended, where it has several. */
  endsOfTriggers?: KeptRun[];
  connections: string[];
  /** Whether the warehouses behind its connections and arguments could be asked for. */
  warehouses: Asked<null>;
  /** Arguments with an address in S3 whose name does not tell whether it is read or written. */
  unclearArguments: string[];
  role?: string;
  createdAt?: string;
  updatedAt?: string;
};

/** What the rules of a job look at. */
export type GlueJobContext = CheckContext<GlueJobInventory, GlueJobThreshold>;

/** The same, of a job that has been described. */
export type DescribedGlueJob = GlueJobContext & { inventory: GlueJobInventory };

/** A rule of a job. */
export type GlueJobCheck = Check<GlueJobInventory, GlueJobThreshold>;

/** A streaming job runs until somebody stops it. */
export function isStreaming({ type }: GlueJobInventory): boolean {
  return type === 'gluestreaming';
}
