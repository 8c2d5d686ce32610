import {
  DeclarationProblem,
  Finding,
  Link,
  StageProblem,
} from '@pipeline-health/plugin-pipeline-health-common';
import {
  Sample,
  StageFacts,
  StoredSeries,
} from '@pipeline-health/plugin-pipeline-health-node';
import { JsonObject } from '@backstage/types';
import { CountedObjective } from './objectives';

/** What is stored of one metric of a stage, and how its collection stands. */
export interface SeriesState extends StoredSeries {
  /** Epoch milliseconds at which it is asked for next, as planned; absent after a failure. */
  dueAt?: number;
  /** Why it may not be asked for, or why the last question failed. */
  problem?: StageProblem;
}

/** What is stored of a stage, and how its collection stands. */
export interface CollectedStage
  extends Omit<StageFacts, 'readings' | 'coverage'> {
  origin: 'declared' | 'discovered';
  /** Seconds between two descriptions. */
  describeEvery: number;
  /** Epoch milliseconds at which it is described next, as planned; absent after a failure. */
  describeDueAt?: number;
  /** How often in a row it could not be described, of late. */
  describeFailures?: number;
  series: SeriesState[];
  /** Of the last hours, or as far back as was looked. */
  samples: { [metric: string]: Sample[] };
}

/** Everything from which the health of a pipeline follows. */
export interface PipelineFacts {
  entityRef: string;
  title: string;
  /** What is wrong in the annotations of the entity. */
  problems: DeclarationProblem[];
  /** The thresholds annotation, unchecked. */
  thresholdOverrides: JsonObject;
  /** What it is held to, with what was counted. */
  objectives: readonly CountedObjective[];
  stages: CollectedStage[];
  links: Link[];
  previousFindings: Finding[];
  /** When people acknowledged findings, in epoch milliseconds, oldest first. */
  acknowledged: (Pick<Finding, 'id' | 'stage'> & { at: number })[];
}
