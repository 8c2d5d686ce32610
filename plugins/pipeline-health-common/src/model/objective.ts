import { Finding, Severity } from './finding';

/**
 * What a pipeline can be held to: that its data is fresh, or that it arrives.
 *
 * @public
 */
export const OBJECTIVE_NAMES = ['freshness', 'delivery'] as const;

/**
 * What a pipeline can be held to: that its data is fresh, or that it arrives.
 *
 * @public
 */
export type ObjectiveName = (typeof OBJECTIVE_NAMES)[number];

/**
 * What was counted over some time. Freshness counts minutes, delivery what is
 * delivered: `good` and `bad` are in the unit of the objective.
 *
 * @public
 */
export interface ObjectiveCount {
  good: number;
  bad: number;
  /** Minutes of which we do not know: they are neither good nor bad. */
  unknownMinutes: number;
  /** Minutes of maintenance: they are left out. */
  plannedMinutes: number;
}

/**
 * How fast the error budget is spent, on two windows: the long one tells that it
 * matters, the short one that it still goes on. 1 spends exactly the budget.
 *
 * @public
 */
export interface BurnRate {
  /** Seconds of the long window. */
  window: number;
  /** Seconds of the short window. */
  shortWindow: number;
  /** From how much in both windows on it is told. */
  threshold: number;
  /** As what it is told. */
  severity: Extract<Severity, 'warning' | 'critical'>;
  /** Over the long window; absent when nothing of it is known. */
  rate?: number;
  /** Over the short window; absent when nothing of it is known. */
  shortRate?: number;
  /** Whether it is too much. */
  burning: boolean;
}

/**
 * What a pipeline is held to over four weeks, and how it does.
 *
 * @public
 */
export interface PipelineObjective extends ObjectiveCount {
  name: ObjectiveName;
  /** The share that must be good, 0–1. */
  target: number;
  /** Seconds; how old data may be, of freshness. */
  within?: number;
  /** The kinds of stages that count, when not all do. */
  kinds?: string[];
  /** What is counted. */
  unit: 'minutes' | 'events' | 'runs';
  /** ISO 8601; the four weeks that are looked at. */
  from: string;
  /** ISO 8601 */
  until: string;
  /** The share that was good of all that is known; absent when nothing is. */
  attained?: number;
  /**
   * What may be bad over the four weeks, in the unit of the objective: of events
   * as many as there are at the pace so far. Absent when nothing is known.
   */
  budget?: number;
  /** The share of the budget that is left, 1 when nothing was bad; below 0 when it is overspent. */
  budgetLeft?: number;
  /** Fastest first. */
  burnRates: BurnRate[];
  /** ISO 8601; when the budget is spent at the pace at which it burns; absent when it does not burn, or is spent. */
  spentAt?: string;
  /** By day, in UTC, oldest first; days of which nothing was counted are absent. */
  days: ({ from: string } & ObjectiveCount)[];
  /** What it is measured by; empty when no stage tells. */
  measuredBy: {
    /** ARN */
    stage: string;
    /** What a person calls the metrics: `Oldest message`. */
    metrics: string[];
    /** Their names; of parts, such as consumers, with the part: `iteratorAge.app`. None of what runs tell. */
    metricNames?: string[];
  }[];
}

/**
 * What a pipeline is held to; empty when nothing is declared.
 *
 * @public
 */
export interface PipelineObjectives {
  objectives: PipelineObjective[];
}

/**
 * The id of what is found of the error budget of an objective: that it is spent too fast.
 *
 * @public
 */
export function budgetFindingId(name: ObjectiveName): string {
  return `pipeline/${name}-budget`;
}

/**
 * Whether a finding tells of an error budget.
 *
 * @public
 */
export function isBudgetFinding({ id }: Pick<Finding, 'id'>): boolean {
  return OBJECTIVE_NAMES.some(name => id === budgetFindingId(name));
}
