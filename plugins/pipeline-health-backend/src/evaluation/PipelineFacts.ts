import {
  DeclarationProblem,
  Finding,
  Link,
  StageProblem,
} from '@pipeline-health/plugin-pipeline-health-common';
import { StageFacts } from '@pipeline-health/plugin-pipeline-health-node';
import { JsonObject } from '@backstage/types';

/** How the collection of one metric of a stage stands. */
export interface SeriesState {
  metric: string;
  /** Seconds between two questions for it. */
  every: number;
  /** Epoch milliseconds up to which it was asked for with a complete answer. */
  askedUntil?: number;
  /** Epoch milliseconds at which it is asked for next, as planned; absent after a failure. */
  dueAt?: number;
  /** Why it may not be asked for, or why the last question failed. */
  problem?: StageProblem;
}

/** A stage and how well we know it. */
export interface CollectedStage extends StageFacts {
  origin: 'declared' | 'discovered';
  /** Seconds between two descriptions. */
  describeEvery: number;
  /** Epoch milliseconds at which it is described next, as planned; absent after a failure. */
  describeDueAt?: number;
  series: SeriesState[];
}

/** Everything from which the health of a pipeline follows. */
export interface PipelineFacts {
  entityRef: string;
  title: string;
  /** What is wrong in the annotations of the entity. */
  problems: DeclarationProblem[];
  /** The thresholds annotation, unchecked. */
  thresholdOverrides: JsonObject;
  stages: CollectedStage[];
  links: Link[];
  previousFindings: Pick<Finding, 'id' | 'stage' | 'since'>[];
}
