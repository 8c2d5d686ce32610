import {
  ActionLine,
  Evidence,
  Run,
} from '@pipeline-health/plugin-pipeline-health-common';
import {
  ActionContext,
  Said,
} from '@pipeline-health/plugin-pipeline-health-node';
import { say, sayOf } from '../say';
import { StageRuns } from './StageRuns';

/** No second run starts beside one that is running. */
export function notRunningLine(
  what: StageRuns['what'],
  runs: readonly Run[],
): ActionLine {
  const running = runs.find(({ state }) => state === 'running');
  return running
    ? {
        id: 'not-running',
        level: 'red',
        ...say('run-running', { since: timeOf(running) }, what),
        evidence: { run: running.id, startedAt: running.startedAt },
        final: true,
      }
    : {
        id: 'not-running',
        level: 'green',
        ...say('none-running', {}, what),
        evidence: {},
      };
}

/** What running the last run again would do. */
export function lastRunLine(last: Run | undefined): ActionLine {
  const evidence: Evidence = last
    ? { run: last.id, startedAt: last.startedAt, state: last.state }
    : {};
  const failed = last && last.state !== 'succeeded';
  return {
    id: 'last-run',
    level: failed ? 'green' : 'amber',
    ...sayLast(last),
    evidence,
  };
}

function sayLast(last: Run | undefined): Said {
  if (!last) {
    return say('last-run', {}, 'none');
  }
  return last.state === 'succeeded'
    ? say('last-run', {}, 'well')
    : say('last-run', { at: timeOf(last) }, last.state);
}

function timeOf({ startedAt }: Run) {
  return { value: Date.parse(startedAt), unit: 'time' as const };
}

/** What made the last run fail, where it is found on other stages, makes the next fail too. */
export function causeLines({ stage, pipeline }: ActionContext): ActionLine[] {
  const causes = pipeline.findings.flatMap(({ stage: at, followsFrom }) =>
    at === stage.arn && followsFrom ? [followsFrom] : [],
  );
  return pipeline.findings
    .filter(finding =>
      causes.some(
        cause => cause.id === finding.id && cause.stage === finding.stage,
      ),
    )
    .map(finding => ({
      id: 'cause',
      level: 'amber',
      ...sayOf(finding, 'run-cause'),
      evidence: { stage: finding.stage },
    }));
}
