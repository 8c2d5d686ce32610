import {
  Evidence,
  Message,
} from '@pipeline-health/plugin-pipeline-health-common';
import { currentReading } from '@pipeline-health/plugin-pipeline-health-node';
import { bytes, ratio, seconds, severityOf } from '../../../judging';
import { DescribedDomain } from '../DomainInventory';
import { secondsToWriteBlock, storageLines } from '../storage';
import { thresholds } from '../thresholds';
import { judgeGauge } from './judgeGauge';
import { standing } from './standing';

const REMEDY =
  'Delete or move old indexes (an Index State Management policy does it every day), or enlarge the volumes.';

export const storageLow = standing({
  id: 'storage-low',
  title: 'Little storage left',
  description:
    'The fullest node has little storage left; when there is none, writes are blocked.',
  claim: 'own-fault',
  metric: 'freeStorage',
  messages: {
    title: '{{free}} left on the fullest node',
    'title_nearly-none': 'Only {{free}} left on the fullest node',
    remedy: REMEDY,
  },
  run(context) {
    const free = currentReading(context, 'freeStorage')?.value;
    const verdict = judgeGauge(context, 'freeStorage', {
      threshold: thresholds.freeStorage,
      lines: storageLines(context),
    });
    return verdict && free !== undefined
      ? {
          severity: verdict.severity,
          ...(verdict.severity === 'critical' && { variant: 'nearly-none' }),
          values: { free: freeOf(context, free) },
          evidence: {
            ...evidence(context, free),
            lowSinceAt: new Date(verdict.since).toISOString(),
          },
          onsetAt: verdict.since,
        }
      : undefined;
  },
});

export const storageFilling = standing({
  id: 'storage-filling',
  title: 'Storage fills',
  description: 'Storage fills so fast that writes will be blocked soon.',
  claim: 'own-fault',
  covers: ['storage-low'],
  explains: 'nothing',
  metric: 'freeStorage',
  messages: {
    title:
      'Writes will be blocked in {{left}} if storage fills as in the last 3 h; {{free}} left',
    remedy: REMEDY,
  },
  run(context) {
    const forecast = secondsToWriteBlock(context);
    const free = currentReading(context, 'freeStorage')?.value;
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
          values: {
            left: seconds(forecast.seconds),
            free: freeOf(context, free),
          },
          evidence: {
            ...evidence(context, free),
            timeToWriteBlockSeconds: Math.round(forecast.seconds),
            filledPerHourBytes: Math.round(forecast.bytesPerHour),
          },
        }
      : undefined;
  },
});

function freeOf({ inventory }: DescribedDomain, free: number): Message {
  const { volumeSizeBytes } = inventory;
  return {
    key: 'opensearch-domain.free',
    ...(volumeSizeBytes && { variant: 'of-volume' }),
    values: {
      free: bytes(free),
      ...(volumeSizeBytes && { share: ratio(free / volumeSizeBytes) }),
    },
  };
}

function evidence({ inventory }: DescribedDomain, free: number): Evidence {
  const { volumeSizeBytes } = inventory;
  return {
    freeStorageBytes: free,
    ...(volumeSizeBytes && { volumeSizeBytes }),
  };
}
