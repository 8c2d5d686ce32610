import { StageProblem } from '@pipeline-health/plugin-pipeline-health-common';
import { JsonObject } from '@backstage/types';
import { Sample } from './StageDescription';
import { StageRef } from './StageRef';

/**
 * One metric of one stage over one window.
 *
 * @public
 */
export interface SeriesRequest {
  /** Names the request in its result. */
  id: number;
  stage: StageRef;
  inventory: JsonObject;
  metric: string;
  /** Seconds of a point, a multiple of the series' period, which it is when absent. */
  period?: number;
  /** Epoch milliseconds, inclusive, a multiple of the period. */
  from: number;
  /** Epoch milliseconds, exclusive, a multiple of the period. */
  to: number;
  /**
   * Epoch milliseconds up to which the series is known, where it is enough to
   * know that nothing was published since; absent where its points must be asked for.
   */
  knownUntil?: number;
}

/**
 * The answer to a {@link SeriesRequest}.
 *
 * - `complete`: every point of the window that exists; none may exist. With
 *   `until` so much only is known: that nothing was published before that time.
 * - `partial`: some points; the window must be asked for again.
 * - `refused`: we may not ask; asking again soon is pointless.
 * - `failed`: not answered; the window must be asked for again.
 *
 * @public
 */
export type SeriesResult =
  | { id: number; outcome: 'complete'; samples: Sample[]; until?: number }
  | { id: number; outcome: 'partial'; samples: Sample[] }
  | { id: number; outcome: 'refused' | 'failed'; problem: StageProblem };
