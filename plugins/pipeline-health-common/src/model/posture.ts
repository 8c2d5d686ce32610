/**
 * How well a pipeline is prepared for trouble: how much of the advice that
 * applies to its stages is followed.
 *
 * @public
 */
export interface Posture {
  /** 0–100, rounded down: 100 when nothing is left to advise. */
  score: number;
  /** What would raise it, the most first. */
  raise: {
    /** ARN */
    stage: string;
    /** Id of the finding, which holds the remedy and its fixes. */
    finding: string;
    points: number;
  }[];
}
