import {
  formatDuration,
  Run,
} from '@pipeline-health/plugin-pipeline-health-common';
import { ActionOutcome } from '@pipeline-health/plugin-pipeline-health-node';

/** What an action comes to whose run has ended. */
export function outcomeOf(run: Run): ActionOutcome {
  const { id, state, error, durationSeconds = 0 } = run;
  const after = { run: id, state, durationSeconds };
  const time = formatDuration(durationSeconds);
  switch (state) {
    case 'succeeded':
      return {
        outcome: 'succeeded',
        message: `${id} succeeded after ${time}`,
        after,
      };
    case 'stopped':
      return {
        outcome: 'cancelled',
        message: `${id} was stopped after ${time}`,
        after,
      };
    default:
      return {
        outcome: 'failed',
        message: `${id} failed after ${time}: ${error ?? 'AWS says no more'}`,
        after,
      };
  }
}
