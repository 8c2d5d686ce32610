import { Happening } from '../../events/EventBus';
import { Scope } from '../../wire/wireMessages';
import { JobLife, JobRunRecord, stateAt } from './JobLife';

/** A run that ended between two times, with what is told of it. */
export interface EndedRun {
  run: JobRunRecord;
  detail: Record<string, unknown>;
}

/** The runs of a job that ended after a time and until another. */
export function endedRuns(
  life: JobLife,
  jobName: string,
  { after, until, prefix }: { after: number; until: number; prefix: string },
): EndedRun[] {
  return life
    .runs(until)
    .filter(({ end }) => end > after && end <= until)
    .map(run => {
      const state = stateAt(run, until);
      return {
        run,
        detail: {
          jobName,
          severity: state === 'FAILED' ? 'ERROR' : 'INFO',
          state,
          jobRunId: `${prefix}${run.id}`,
          message: run.failure ?? `Job run ${state.toLowerCase()}`,
        },
      };
    });
}

/** What a service tells of a run that ended. */
export function stateChange(
  { run, detail }: EndedRun,
  of: { scope: Scope; source: string; type: string },
): Happening {
  return { at: run.end, ...of, detail };
}
