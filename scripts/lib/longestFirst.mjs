import Sequencer from '@jest/test-sequencer';

/** Where tests play hours and days. */
const LONG = /\/(acting|collection|endToEnd|trial)\//;

const isLong = ({ path }) => LONG.test(path);

/** Begins with the longest tests, so that none is left for one worker at the end: a clean clone knows no durations. */
export default class LongestFirst extends Sequencer {
  sort(tests) {
    const sorted = super.sort(tests);
    return [...sorted.filter(isLong), ...sorted.filter(test => !isLong(test))];
  }
}
