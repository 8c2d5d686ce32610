import {
  currentReading,
  Sample,
} from '@pipeline-health/plugin-pipeline-health-node';
import { knownUntil, Lines } from '../../judging';
import { DescribedDomain } from './DomainInventory';

const FORECAST_MS = 3 * 3_600_000;
/** With less than this a line through the points says nothing. */
const LEAST_POINTS = 30;

/** The lines in bytes: the share of the volume or the fixed size, whichever is less. */
export function storageLines({
  inventory,
  thresholds,
}: Pick<DescribedDomain, 'inventory' | 'thresholds'>): Lines {
  const { volumeSizeBytes } = inventory;
  const line = (share: number | undefined, fixed: number | undefined) => {
    const lines = [
      volumeSizeBytes !== undefined && share !== undefined
        ? share * volumeSizeBytes
        : undefined,
      fixed,
    ].filter(each => each !== undefined);
    return lines.length ? Math.min(...lines) : undefined;
  };
  const { freeStorageRatio, freeStorage } = thresholds;
  return {
    warning: line(freeStorageRatio.warning, freeStorage.warning),
    critical: line(freeStorageRatio.critical, freeStorage.critical),
  };
}

/** Seconds until writes are blocked, which is when nothing is free, if storage fills as in the last hours. */
export function secondsToWriteBlock(
  context: DescribedDomain,
): { seconds: number; bytesPerHour: number } | undefined {
  const free = currentReading(context, 'freeStorage');
  const from = knownUntil(context, 'freeStorage') - FORECAST_MS;
  const points = (context.samples.freeStorage ?? []).filter(
    ({ at }) => at > from,
  );
  if (!free || points.length < LEAST_POINTS) {
    return undefined;
  }
  const perSecond = -slope(points) * 1000;
  return perSecond > 0
    ? {
        seconds: free.value / perSecond,
        bytesPerHour: perSecond * 3_600,
      }
    : undefined;
}

/** Of the straight line that fits best, by millisecond. */
function slope(points: readonly Sample[]): number {
  const mean = (values: number[]) =>
    values.reduce((sum, value) => sum + value, 0) / values.length;
  const at = mean(points.map(point => point.at));
  const value = mean(points.map(point => point.value));
  let covariance = 0;
  let variance = 0;
  for (const point of points) {
    covariance += (point.at - at) * (point.value - value);
    variance += (point.at - at) ** 2;
  }
  return variance ? covariance / variance : 0;
}
