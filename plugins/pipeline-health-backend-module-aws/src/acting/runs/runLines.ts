import {
  ActionLine,
  Evidence,
  Run,
} from '@pipeline-health/plugin-pipeline-health-common';
import { ActionContext } from '@pipeline-health/plugin-pipeline-health-node';

/** No second run starts beside one that is running. */
export function notRunningLine(what: string, runs: readonly Run[]): ActionLine {
  const running = runs.find(({ state }) => state === 'running');
  return running
    ? {
        id: 'not-running',
        level: 'red',
        message: `A ${what} is running since ${running.startedAt}`,
        evidence: { run: running.id, startedAt: running.startedAt },
        final: true,
      }
    : {
        id: 'not-running',
        level: 'green',
        message: `No ${what} is running`,
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
    message: failed
      ? `The run of ${last.startedAt} ${last.state}; it is run again with its arguments`
      : `No run failed last: ${
          last
            ? 'what it processed is processed again'
            : 'the job has not run yet'
        }`,
    evidence,
  };
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
    .map(({ title, stage: at }) => ({
      id: 'cause',
      level: 'amber',
      message: `What it suffers from is still found: ${title}`,
      evidence: { stage: at },
    }));
}
