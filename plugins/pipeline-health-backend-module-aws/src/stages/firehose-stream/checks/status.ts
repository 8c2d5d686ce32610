import { FindingDraft } from '@pipeline-health/plugin-pipeline-health-node';
import { formatDuration } from '../../../judging/words';
import { FirehoseCheck } from '../context';

const TITLES: { [status: string]: string } = {
  CREATING: 'The stream is still being created',
  CREATING_FAILED: 'The stream could not be created: it delivers nothing',
  DELETING: 'The stream is being deleted',
  DELETING_FAILED: 'The stream could not be deleted and is left half there',
};

const CRITICAL = ['CREATING_FAILED', 'DELETING_FAILED'];

export const notActive: FirehoseCheck = {
  id: 'not-active',
  description: 'A stream delivers only while it is active.',
  run({ inventory, now }): FindingDraft | undefined {
    const { status, failure, updatedAt, createdAt } = inventory;
    if (status === 'ACTIVE') {
      return undefined;
    }
    const changedAt = updatedAt ?? createdAt;
    const seconds = changedAt && (now - Date.parse(changedAt)) / 1000;
    return {
      severity: severityOfStatus(status),
      title: [
        TITLES[status] ??
          `The stream is in the state ${status}, which we do not know`,
        ...(seconds && status === 'CREATING'
          ? [`for ${formatDuration(seconds)} now`]
          : []),
        ...(failure ? [failure] : []),
      ].join(': '),
      evidence: {
        status,
        ...(failure && { failure }),
        ...(changedAt && { changedAt }),
      },
      remedy: CRITICAL.includes(status)
        ? 'Repair the cause that AWS names, usually the role or the KMS key, then delete and create the stream again.'
        : 'Wait until the stream is active; if this state was not intended, find out who changed it.',
    };
  },
};

function severityOfStatus(status: string) {
  if (CRITICAL.includes(status)) {
    return 'critical';
  }
  if (status === 'CREATING') {
    return 'info';
  }
  return status === 'DELETING' ? 'warning' : 'unknown';
}
