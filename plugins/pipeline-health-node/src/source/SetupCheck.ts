import {
  CheckedAction,
  Message,
  SetupProblemCode,
  ShardSetup,
} from '@pipeline-health/plugin-pipeline-health-common';
import { Tier } from './Metric';
import { Shard, StageRef } from './StageRef';

/**
 * What a source found when it looked whether an account and region may be read.
 *
 * @public
 */
export interface SetupCheck {
  identity?: ShardSetup['identity'];
  /** Why it cannot be asked at all, with the values of its message. */
  problem?: {
    code: SetupProblemCode;
    values: Message['values'];
  };
  actions: CheckedAction[];
  /** Resources that carry or once carried a tag, by kind; absent when that could not be asked. */
  tagged?: { [kind: string]: number };
}

/**
 * How a source is asked, before it is relied on, whether it can read.
 *
 * @public
 */
export interface SourceSetup {
  /** The accounts and regions that are configured, whatever is declared. */
  shards(): Shard[];
  /** Asks anew, remembering nothing, about an account and region with the stages that are watched there. */
  check(shard: Shard, stages: readonly StageRef[]): Promise<SetupCheck>;
  /**
   * What metrics of a stage cost a month at most, in US dollars; `askEvery` tells
   * how many milliseconds are between two questions, by the coolest tier of a metric.
   */
  monthlyUsd(
    stage: StageRef,
    askEvery: (coolestTier: Tier | undefined) => number,
  ): number;
}
