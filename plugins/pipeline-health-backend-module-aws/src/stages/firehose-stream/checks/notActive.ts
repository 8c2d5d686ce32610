import {
  Message,
  Severity,
} from '@pipeline-health/plugin-pipeline-health-common';
import { seconds } from '../../../judging';
import { FirehoseCheck } from '../FirehoseInventory';

/** What is seen of a stream that takes or delivers nothing at all. */
export const NOTHING_PASSES = [
  'delivery-failing',
  'delivery-stopped',
  'data-stale',
  'source-lagging',
  'source-silent',
];

const STATES: { [status: string]: Severity } = {
  CREATING: 'info',
  CREATING_FAILED: 'critical',
  DELETING: 'warning',
  DELETING_FAILED: 'critical',
};

const REPAIR =
  'Repair the cause that AWS names, usually the role or the KMS key, then delete and create the stream again.';

export const notActive: FirehoseCheck = {
  id: 'not-active',
  title: 'Not active',
  description: 'A stream delivers only while it is active.',
  claim: 'own-fault',
  covers: NOTHING_PASSES,
  explains: 'worse',
  messages: {
    title:
      'The stream is in the state {{status}}, which we do not know{{failure}}',
    title_CREATING: 'The stream is still being created{{lasting}}{{failure}}',
    title_CREATING_FAILED:
      'The stream could not be created: it delivers nothing{{failure}}',
    title_DELETING: 'The stream is being deleted{{failure}}',
    title_DELETING_FAILED:
      'The stream could not be deleted and is left half there{{failure}}',
    lasting: ': for {{seconds}} now',
    failure: ': {{reason}}',
    remedy:
      'Wait until the stream is active; if this state was not intended, find out who changed it.',
    remedy_CREATING_FAILED: REPAIR,
    remedy_DELETING_FAILED: REPAIR,
  },
  run({ inventory, now }) {
    const { status, failure, updatedAt, createdAt } = inventory;
    if (status === 'ACTIVE') {
      return undefined;
    }
    const changedAt = updatedAt ?? createdAt;
    const lasting = changedAt && (now - Date.parse(changedAt)) / 1000;
    const part = (
      name: string,
      values: Message['values'] | '' | 0 | undefined,
    ) => (values ? { key: `firehose-stream.not-active.${name}`, values } : '');
    return {
      severity: STATES[status] ?? 'unknown',
      variant: status,
      values: {
        status,
        lasting: part('lasting', lasting && { seconds: seconds(lasting) }),
        failure: part('failure', failure && { reason: failure }),
      },
      evidence: {
        status,
        ...(failure && { failure }),
        ...(changedAt && { changedAt }),
      },
    };
  },
};
