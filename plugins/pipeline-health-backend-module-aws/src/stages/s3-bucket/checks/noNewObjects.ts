import { FindingDraft } from '@pipeline-health/plugin-pipeline-health-node';
import { severityOf } from '../../../judging';
import { formatDuration } from '../../../judging/words';
import { S3BucketCheck } from '../context';
import { deriveReadings } from '../readings';
import { thresholds } from '../thresholds';

export const noNewObjects: S3BucketCheck = {
  id: 'no-new-objects',
  description:
    'No object has come below the prefix for longer than its owner expects. Off until the threshold newestObjectAge is set.',
  run(context): FindingDraft | undefined {
    const { contents } = context.inventory;
    // An incomplete listing may have missed the newest.
    if (!contents || (!contents.complete && !contents.from)) {
      return undefined;
    }
    const age = deriveReadings(context).newestObjectAge?.value ?? Infinity;
    const severity = severityOf(
      age,
      thresholds.newestObjectAge,
      context.thresholds.newestObjectAge,
    );
    return severity
      ? {
          severity,
          starvation: true,
          title: Number.isFinite(age)
            ? `No object has come for ${formatDuration(age)}`
            : 'There is no object below the prefix',
          evidence: {
            prefix: contents.prefix,
            objects: contents.objects,
            ...(Number.isFinite(age) && { newestObjectAgeSeconds: age }),
            ...(contents.newestAt && { newestObjectAt: contents.newestAt }),
          },
          remedy: 'Find out what writes here and why it has stopped.',
        }
      : undefined;
  },
};
