import { StageProblem } from '@pipeline-health/plugin-pipeline-health-common';
import { JobSchedule } from '../../judging/runs';

/** A trigger that starts the job. */
export type JobTrigger = {
  name: string;
  /** `SCHEDULED`, `CONDITIONAL`, `ON_DEMAND`, `EVENT`, or something newer. */
  type: string;
  /** `ACTIVATED`, `DEACTIVATED`, `CREATED`, or something newer. */
  state: string;
  workflow?: string;
  expression?: string;
  /** The jobs and crawlers that it waits for. */
  after: string[];
};

/** The bookmark, which says what of the input has been processed. */
export type JobBookmark = {
  /** As `--job-bookmark-option` says it, without its prefix: `enable`, `disable`, `pause`. */
  option: string;
  /** The run that moved it last; absent when none did, or it could not be asked for. */
  runId?: string;
};

/** The configuration of a Glue job. Arguments are not kept: they may hold secrets. */
export type GlueJobInventory = {
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
  bookmark: JobBookmark;
  /** Whether runs publish metrics of the driver and the executors. */
  metrics: boolean;
  /** Metrics that `--enable-observability-metrics` adds, as CloudWatch has them. */
  observability: ObservabilityMetric[];
  autoScaling: boolean;
  triggers: JobTrigger[];
  schedules: JobSchedule[];
  connections: string[];
  /** Arguments with an address in S3 whose name does not tell whether it is read or written. */
  unclearArguments: string[];
  role?: string;
  createdAt?: string;
  updatedAt?: string;
  /** The questions that were refused. */
  unanswered: UnansweredQuestion[];
};

/** A metric of observability with its exact dimensions. */
export type ObservabilityMetric = {
  metric: string;
  name: string;
  dimensions: { [name: string]: string };
};

/** A question about a job that was refused. */
export type UnansweredQuestion = {
  question: 'runs' | 'triggers' | 'bookmark' | 'connections' | 'metrics';
  code: StageProblem['code'];
  message: string;
  missingPermission?: string;
};
