import { FindingDraft } from '@pipeline-health/plugin-pipeline-health-node';
import { KinesisCheck } from '../context';

const STATES: {
  [status: string]: Pick<FindingDraft, 'severity' | 'title'>;
} = {
  CREATING: {
    severity: 'info',
    title: 'The stream is still being created',
  },
  UPDATING: {
    severity: 'info',
    title: 'The stream is being changed; it takes and gives records meanwhile',
  },
  DELETING: {
    severity: 'critical',
    title: 'The stream is being deleted, with every record in it',
  },
};

export const notActive: KinesisCheck = {
  id: 'not-active',
  description: 'A stream that is not active may not take or give records.',
  run({ inventory: { status } }): FindingDraft | undefined {
    if (status === 'ACTIVE') {
      return undefined;
    }
    const unknown = {
      severity: 'unknown' as const,
      title: `The stream is in the state ${status}, which we do not know`,
    };
    return {
      ...(STATES[status] ?? unknown),
      evidence: { status },
      remedy:
        'Wait until the stream is active; if this state was not intended, find out who changed it.',
    };
  },
};
