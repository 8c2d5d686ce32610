import { Run } from '@pipeline-health/plugin-pipeline-health-common';
import { ActionOutcome } from '@pipeline-health/plugin-pipeline-health-node';
import { say, seconds } from '../say';

/** What an action comes to whose run has ended. */
export function outcomeOf(run: Run): ActionOutcome {
  const { id, state, error, durationSeconds = 0 } = run;
  const after = { run: id, state, durationSeconds };
  const time = seconds(durationSeconds);
  switch (state) {
    case 'succeeded':
      return {
        outcome: 'succeeded',
        ...say('run-succeeded', { run: id, time }),
        after,
      };
    case 'stopped':
      return {
        outcome: 'cancelled',
        ...say('run-was-stopped', { run: id, time }),
        after,
      };
    default:
      return {
        outcome: 'failed',
        ...(error === undefined
          ? say('run-failed', { run: id, time }, 'untold')
          : say('run-failed', { run: id, time, error })),
        after,
      };
  }
}
