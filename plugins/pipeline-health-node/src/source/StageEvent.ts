import { JsonObject } from '@backstage/types';
import { Shard, StageRef } from './StageRef';

/**
 * A fact that the platform tells of a stage unasked and that no question
 * answers, such as whether the data keeps the rules of a ruleset.
 *
 * @public
 */
export interface StageReport {
  /** What it is about; a later report of the same stage and key takes its place. */
  key: string;
  /** Epoch milliseconds as of which it is true. */
  at: number;
  facts: JsonObject;
}

/**
 * Something that happened to stages, as their platform tells it unasked. It says
 * what is to be looked at; what is true is what the source then answers.
 *
 * @public
 */
export interface StageEvent extends Shard {
  /** The same however often it is delivered. */
  id: string;
  /** Epoch milliseconds at which it happened. */
  at: number;
  /** The stages that it may concern; those that nobody watches do not count. */
  stages: readonly Pick<StageRef, 'kind' | 'name'>[];
  /** True when their metrics tell more than their descriptions. */
  metrics?: boolean;
  /** What it tells of them that no question answers. */
  reports?: readonly StageReport[];
}

/**
 * Where a source is told of events, and how it reads them.
 *
 * @public
 */
export interface SourceEvents {
  /** The topics of Backstage's events service on which they come. */
  readonly topics: readonly string[];
  /**
   * What a message says; undefined when it is nothing that concerns stages. Throws
   * a `SourceError` that names the field when the message is not what it claims
   * to be.
   */
  read(message: unknown): StageEvent | undefined;
}

/**
 * The latest of some reports of a stage about each thing, the latest first.
 *
 * @public
 */
export function latestReports(reports: readonly StageReport[]): StageReport[] {
  const latest = new Map<string, StageReport>();
  for (const report of [...reports].sort((a, b) => a.at - b.at)) {
    latest.set(report.key, report);
  }
  return [...latest.values()].reverse().sort((a, b) => b.at - a.at);
}
