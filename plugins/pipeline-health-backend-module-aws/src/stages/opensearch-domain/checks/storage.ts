import { FindingDraft } from '@pipeline-health/plugin-pipeline-health-node';
import { judgeAttempts, severityOf } from '../../../judging';
import { formatDuration, formatPercent } from '../../../judging/words';
import { current, DescribedDomain, DomainCheck } from '../context';
import { secondsToWriteBlock, storageLines } from '../storage';
import { thresholds } from '../thresholds';

const REMEDY =
  'Delete or move old indexes (an Index State Management policy does it every day), or enlarge the volumes.';

export const storageLow: DomainCheck = {
  id: 'storage-low',
  description:
    'The fullest node has little storage left; when there is too little, writes are blocked.',
  run(context): FindingDraft | undefined {
    const verdict = judgeAttempts({
      samples: context.samples.freeStorage,
      threshold: thresholds.freeStorage,
      lines: storageLines(context),
      interval: 60,
      now: context.now,
    });
    const free = current(context, 'freeStorage')?.value;
    return verdict && free !== undefined
      ? {
          severity: verdict.severity,
          title: `${freeText(context, free)} left on the fullest node${
            verdict.severity === 'critical' ? '; writes are blocked there' : ''
          }`,
          evidence: {
            ...evidence(context, free),
            lowSinceAt: new Date(verdict.since).toISOString(),
          },
          remedy: REMEDY,
        }
      : undefined;
  },
};

export const storageFilling: DomainCheck = {
  id: 'storage-filling',
  description: 'Storage fills so fast that writes will be blocked soon.',
  run(context): FindingDraft | undefined {
    const forecast = secondsToWriteBlock(context);
    const free = current(context, 'freeStorage')?.value;
    const severity =
      forecast &&
      severityOf(
        forecast.seconds,
        thresholds.timeToWriteBlock,
        context.thresholds.timeToWriteBlock,
      );
    return severity && forecast.seconds > 0 && free !== undefined
      ? {
          severity,
          title: `Writes will be blocked in ${formatDuration(
            forecast.seconds,
          )} if storage fills as in the last 3 h; ${freeText(
            context,
            free,
          )} left on the fullest node`,
          evidence: {
            ...evidence(context, free),
            timeToWriteBlockSeconds: Math.round(forecast.seconds),
            filledPerHourBytes: Math.round(forecast.bytesPerHour),
          },
          remedy: REMEDY,
        }
      : undefined;
  },
};

function freeText({ inventory }: DescribedDomain, free: number): string {
  const { volumeSizeBytes } = inventory;
  const size = `${(free / 1024 ** 3).toFixed(1)} GiB`;
  return volumeSizeBytes
    ? `${size} (${formatPercent(free / volumeSizeBytes)})`
    : size;
}

function evidence(context: DescribedDomain, free: number) {
  const { volumeSizeBytes } = context.inventory;
  const { critical } = storageLines(context);
  return {
    freeStorageBytes: free,
    ...(volumeSizeBytes && { volumeSizeBytes }),
    ...(critical !== undefined && { writeBlockLineBytes: critical }),
  };
}
