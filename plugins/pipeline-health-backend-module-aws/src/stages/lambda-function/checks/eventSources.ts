import { FindingDraft } from '@pipeline-health/plugin-pipeline-health-node';
import { LambdaCheck, sourceName, sourcesOf } from '../context';

const STOPPED = ['Disabled', 'Disabling'];

export const eventSourceStopped: LambdaCheck = {
  id: 'event-source-stopped',
  description:
    'Lambda no longer reads a queue or stream for the function, so what comes in there only waits.',
  run({ inventory }): FindingDraft | undefined {
    const stopped = sourcesOf(inventory).filter(({ state }) =>
      STOPPED.includes(state),
    );
    const [first] = stopped;
    if (!first) {
      return undefined;
    }
    const all = sourcesOf(inventory).length === stopped.length;
    return {
      severity: all ? 'critical' : 'warning',
      title: `Lambda does not read ${stopped
        .map(sourceName)
        .join(', ')}: the event source mapping is disabled${
        first.stateReason ? ` (${first.stateReason})` : ''
      }`,
      evidence: {
        eventSources: stopped.map(({ sourceArn, id }) => sourceArn ?? id),
        state: first.state,
        ...(first.changedAt && { changedAt: first.changedAt }),
      },
      remedy:
        'Enable the event source mapping again once the function can process what waits, or delete it if it is no longer needed.',
    };
  },
};

export const eventSourceTrouble: LambdaCheck = {
  id: 'event-source-trouble',
  description: 'Lambda says that it cannot read a queue or stream, or why.',
  run({ inventory }): FindingDraft | undefined {
    const troubled = sourcesOf(inventory).filter(
      ({ state, lastResult }) =>
        !STOPPED.includes(state) && /^PROBLEM/i.test(lastResult ?? ''),
    );
    const [first] = troubled;
    return (
      first && {
        severity: 'warning',
        title: `Lambda has trouble with ${troubled
          .map(sourceName)
          .join(', ')}: ${first.lastResult?.replace(/^PROBLEM:\s*/i, '')}`,
        evidence: {
          eventSources: troubled.map(({ sourceArn, id }) => sourceArn ?? id),
          lastResult: troubled.map(({ lastResult }) => `${lastResult}`),
        },
        remedy:
          'Check that the role of the function may read the source and use its KMS key; for a failing call look at the function itself.',
      }
    );
  },
};
