import { ConfigurationChange } from './change';
import { Finding } from './finding';
import { Health } from './health';
import { Incident, IncidentSummary } from './incident';
import { LossTimes } from './loss';
import { ActiveMaintenance } from './maintenance';
import { Posture } from './posture';
import { WhoIsTold } from './told';
import { Run } from './run';
import { Link, Stage } from './stage';
import { Unit } from './unit';

/**
 * The figures of a pipeline that its row on the overview shows: the worst
 * value over its stages. Ages are seconds, ratios 0–1.
 *
 * @public
 */
export interface SummaryReadings {
  deadLetterMessages?: number;
  oldestMessageAge?: number;
  deliverySuccess?: number;
  dataFreshness?: number;
  iteratorAge?: number;
  crawlerTables?: number;
  crawlerTablesExpected?: number;
}

/**
 * The one number that the row of a pipeline shows: what its reason is about.
 *
 * @public
 */
export interface KeyFigure {
  /** ARN of the stage that it is of. */
  stage: string;
  metric: string;
  /** What a person calls the metric: `Delivery success`. */
  title: string;
  value: number;
  unit: Unit;
  /** What it should be, where there is such a number. */
  expected?: number;
}

/**
 * One row of the overview.
 *
 * @public
 */
export interface PipelineSummary extends LossTimes {
  /** For example `component:default/orders`. */
  entityRef: string;
  title: string;
  /** Entity ref of the owner. */
  owner?: string;
  /** What the catalog calls the owner, where it has a title. */
  ownerTitle?: string;
  /** Entity ref of the system. */
  system?: string;
  /** What the catalog calls the system, where it has a title. */
  systemTitle?: string;
  health: Health;
  /** The finding to look at first. */
  reason?: Finding;
  readings: SummaryReadings;
  keyFigure?: KeyFigure;
  /** The last hours of the key figure, oldest first; for a sparkline. */
  trend?: Trend;
  stageCount: number;
  /** The incident of what to look at first, if there is one. */
  incident?: IncidentSummary;
  /** Why nobody is told of its incidents now. */
  maintenance?: ActiveMaintenance;
  /** ISO 8601; the oldest of the newest successful readings of the stages. */
  collectedAt?: string;
  /** ISO 8601; from then on nothing of this row may be believed. Absent when nothing was read that could get old. */
  staleAfter?: string;
  /** True when `staleAfter` had passed when this row was read: `health` is `unknown` then. */
  stale: boolean;
}

/**
 * A coarse series for a sparkline: evenly spaced points, null where there is no data.
 *
 * @public
 */
export interface Trend {
  /** The metric of the key figure. */
  metric: string;
  /** Epoch milliseconds of the first point. */
  from: number;
  /** Seconds between points. */
  step: number;
  values: (number | null)[];
  /** Instead of values the newest runs, oldest first, where the figure counts runs. */
  runs?: Pick<Run, 'state' | 'durationSeconds'>[];
}

/**
 * A pipeline with everything that its page shows.
 *
 * @public
 */
export interface Pipeline extends PipelineSummary {
  stages: Stage[];
  links: Link[];
  findings: Finding[];
  /** That of what to look at first; absent when nothing is found that changes the health. */
  openIncident?: Incident;
  /** All that are not over, oldest first. */
  openIncidents?: Incident[];
  /** What was set differently on its stages in the last 90 days, newest first. */
  changes?: ConfigurationChange[];
  /** Who is told when it breaks; absent when no stage should have an alarm, or none was asked for yet. */
  whoIsTold?: WhoIsTold;
  /** How well it is prepared for trouble; absent before a stage was described. */
  posture?: Posture;
  /** The runbook, http or https: the first such link of type `runbook` of the entity. */
  runbook?: string;
}

/**
 * How many pipelines have which health.
 *
 * @public
 */
export type HealthCounts = { [health in Health]: number };
