import {
  Asked,
  Metric,
  Sample,
  StageDescription,
} from '@pipeline-health/plugin-pipeline-health-node';
import { allKnownSince, failedInARowAt } from '../loads/failedInARow';
import { WarehouseLoads } from '../loads/tableLoads';
import { WarehouseFacts } from '../WarehouseFacts';

const HOUR_MS = 3_600_000;
/** A warehouse logs a week. */
const LOGGED_MS = 7 * 24 * HOUR_MS;

/** What loads tell: it comes with the description. */
export const loadMetrics: readonly Metric<WarehouseFacts>[] = [
  {
    metric: 'failedLoadsInARow',
    title: 'Failed loads in a row',
    unit: 'count',
    statistic: 'Maximum',
    period: 3600,
    expectedLag: 3600,
    described: true,
    coolestTier: 'cold',
    when: ({ loadStatus }) => loadStatus === 'on',
  },
];

/**
 * How many loads of the worst table failed in a row, when the warehouse was
 * asked and at each full hour that it remembers; nothing while that is not known.
 */
export function loadSamples(
  asked: Asked<WarehouseLoads> | undefined,
): Pick<StageDescription, 'samples' | 'past'> {
  if (!asked || 'problem' in asked) {
    return { samples: {} };
  }
  const { loads, askedAt } = asked.answer;
  const samples = { failedLoadsInARow: sampleAt(loads, askedAt) };
  if (asked.incomplete) {
    return { samples };
  }
  const since = allKnownSince(loads, askedAt - LOGGED_MS);
  const past: Sample[] = [];
  const first = Math.ceil(since / HOUR_MS) * HOUR_MS;
  for (let at = first; at < askedAt; at += HOUR_MS) {
    past.push(sampleAt(loads, at));
  }
  return { samples, past: { failedLoadsInARow: past } };
}

function sampleAt(loads: WarehouseLoads['loads'], at: number): Sample {
  return { at, value: failedInARowAt(loads, at) };
}
