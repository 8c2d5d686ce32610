import { answerOf, Check } from '@pipeline-health/plugin-pipeline-health-node';
import { seconds, time } from '../quantities';
import { parseSchedule } from '../schedule';
import { JobInventory, JobThreshold } from './jobs';

/** How many of the newest runs are looked at. */
const RUNS_JUDGED = 6;

/** The check that a start which was due was refused, because the run before went on. */
export function startRefused<TInventory extends JobInventory>(
  oneAtATime: (inventory: TInventory) => boolean,
): Check<TInventory, JobThreshold> {
  return {
    id: 'start-refused',
    title: 'Starts are refused',
    description:
      'A start that is due while a run goes on is refused and leaves no run: what it should have done is late by one period.',
    claim: 'own-fault',
    // The run that took so long is the reason.
    covers: ['long-run'],
    messages: {
      title_one:
        'The previous run was still going on when the start of {{due}} was due',
      title_other:
        '{{count}} starts were refused because a run was still going on, the last of {{due}}',
      remedy:
        'See why runs take {{took}}, longer than the time between two starts: give them more workers or less to read, start them less often, or let runs queue.',
    },
    run({ inventory, runs, now }) {
      const schedules = answerOf(inventory.schedules) ?? [];
      if (!oneAtATime(inventory)) {
        return undefined;
      }
      const newest = runs.slice(0, RUNS_JUDGED);
      const refused = newest.flatMap(run => {
        const from = Date.parse(run.startedAt) + 60_000;
        const until = Math.min(now, Date.parse(run.endedAt ?? '') || now);
        return schedules
          .filter(({ indirect }) => !indirect)
          .flatMap(({ expression }) => {
            const due = parseSchedule(expression)?.nextAfter(from);
            return due !== undefined && due < until ? [{ due, run }] : [];
          });
      });
      const isLast = refused.some(
        ({ run }) => run === newest[0] || run === newest[1],
      );
      if (!isLast) {
        return undefined;
      }
      const [{ due, run }] = refused;
      const took =
        (Date.parse(run.endedAt ?? '') || now) - Date.parse(run.startedAt);
      return {
        severity: 'warning',
        values: {
          count: refused.length,
          due: time(due),
          took: seconds(took / 1000),
        },
        evidence: {
          refusedStarts: refused.length,
          dueAt: new Date(due).toISOString(),
          run: run.id,
          startedAt: run.startedAt,
          runSeconds: Math.round(took / 1000),
        },
        onsetAt: refused[refused.length - 1].due,
      };
    },
  };
}
