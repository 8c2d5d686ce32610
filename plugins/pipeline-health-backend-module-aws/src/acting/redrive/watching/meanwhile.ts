import { Depths } from './Before';
import { backBy, backRatio, leftOf } from './Watch';

/** SQS tells depths of about a minute ago. */
const DEPTH_LAG_MS = 75_000;
/** Of fewer that were moved, a share says little. */
const FEWEST_JUDGED = 10;
/** So many times are kept at which it was looked how many were moved. */
const MOST_MARKS = 20;

/** How many had been moved at a time. */
export type Mark = { at: number; moved: number };

/** The marks with one more. */
export function marked(marks: readonly Mark[], mark: Mark): Mark[] {
  return [...marks, mark].slice(-MOST_MARKS);
}

/**
 * What came back by now of what is still being moved, and the share of it. Depths
 * say what was a while ago, so they are held against what had been moved by then.
 */
export function cameBackMeanwhile(
  {
    queueArn,
    before,
    marks,
    back,
    now,
  }: {
    queueArn: string;
    before: Depths;
    marks: readonly Mark[];
    back: number;
    now: number;
  },
  deadLetters: Depths,
): { back: number; ratio: number } {
  const then = marks.findLast(({ at }) => at <= now - DEPTH_LAG_MS);
  if (!then) {
    return { back, ratio: 0 };
  }
  const { moved } = then;
  const most = Math.max(
    back,
    backBy(leftOf(before, queueArn, moved), deadLetters),
  );
  return {
    back: most,
    ratio: moved < FEWEST_JUDGED ? 0 : backRatio({ moved, back: most }),
  };
}
