import { SeriesThreshold } from '@pipeline-health/plugin-pipeline-health-common';
import { Sample } from '@pipeline-health/plugin-pipeline-health-node';
import { AttemptsQuestion, knownSamples, LineSeverity } from '../../judging';
import { bufferSeconds, FirehoseContext } from './FirehoseInventory';
import { FirehoseThreshold, thresholds } from './thresholds';

/** What a stream tries again and again, with the metrics that tell of it. */
export interface Attempts extends AttemptsQuestion {
  metrics: readonly string[];
}

/** The metrics that have a point where something was delivered or tried. */
export const DELIVERY = [
  'deliverySuccess',
  'legacyDeliverySuccess',
  'deliveredRecords',
  'legacyDeliveredRecords',
  'failedRows',
];

/** Deliveries, by the share of the records that were taken. */
export function deliveries(context: FirehoseContext): Attempts {
  const samples = successSamples(context);
  return {
    ...judgedBy(context, 'deliverySuccess', bufferSeconds(context.inventory)),
    samples,
    volume: triedBy(samples, context),
    metrics: [...DELIVERY, 'incomingRecords'],
  };
}

/** Calls of the transform, by the share that succeeded. */
export function transformCalls(context: FirehoseContext): Attempts {
  const samples = knownSamples(context, 'transformSuccess');
  return {
    ...judgedBy(context, 'transformSuccess', transformInterval(context)),
    samples,
    volume: triedBy(samples, context),
    metrics: ['transformSuccess', 'incomingRecords'],
  };
}

/** Conversions, by the share of the records that could be converted. */
export function conversions(context: FirehoseContext): Attempts {
  const converted = new Map(
    knownSamples(context, 'convertedRecords').map(({ at, value }) => [
      at,
      { good: value, all: value },
    ]),
  );
  for (const { at, value } of knownSamples(context, 'failedConversions')) {
    const good = converted.get(at)?.good ?? 0;
    converted.set(at, { good, all: good + value });
  }
  const tried = [...converted]
    .filter(([, { all }]) => all > 0)
    .sort(([left], [right]) => left - right);
  return {
    ...judgedBy(context, 'convertedRecords', bufferSeconds(context.inventory)),
    samples: tried.map(([at, { good, all }]) => ({ at, value: good / all })),
    volume: tried.map(([at, { all }]) => ({ at, value: all })),
    metrics: ['convertedRecords', 'failedConversions'],
  };
}

/** Calls of the transform, by how long they took. */
export function transformDurations(context: FirehoseContext): Attempts {
  return {
    ...judgedBy(context, 'transformDuration', transformInterval(context)),
    samples: knownSamples(context, 'transformDuration'),
    metrics: ['transformDuration'],
  };
}

/** Writes to the bucket behind the stream, by each metric that tells of them. */
export function backupWrites(context: FirehoseContext): Attempts[] {
  return ['backupSuccess', 'backupWriteSuccess', 'stagingSuccess'].map(
    metric => ({
      ...judgedBy(context, 'backupSuccess', bufferSeconds(context.inventory)),
      samples: knownSamples(context, metric),
      volume: context.samples.backupRecords?.filter(({ value }) => value > 0),
      metrics: [metric, 'backupRecords'],
    }),
  );
}

/** A metric that is above 0 in a minute in which something was refused. */
export type Flag =
  | 'authFailure'
  | 'deliveryRejected'
  | 'partitionCountExceeded';

/** Deliveries, by a flag that is raised when one is refused. */
export function flaggedDeliveries(
  context: FirehoseContext,
  flag: Flag,
): Attempts {
  const well = successSamples(context).filter(({ value }) => value > 0);
  const severity = flag === 'authFailure' ? 'critical' : 'warning';
  return flagged(context, [flag], well, severity, DELIVERY);
}

/** The metrics that tell why the key of a stream cannot be used. */
export const KEY_FLAGS = [
  'keyAccessDenied',
  'keyDisabled',
  'keyInvalid',
  'keyMissing',
] as const;

/** Puts, by the flags that are raised when the key of the stream cannot be used. */
export function flaggedPuts(context: FirehoseContext): Attempts {
  const taken = knownSamples(context, 'incomingRecords').filter(
    ({ value }) => value > 0,
  );
  return flagged(context, KEY_FLAGS, taken, 'critical', ['incomingRecords']);
}

/** Everything that the stream tries. */
export function allAttempts(context: FirehoseContext): Attempts[] {
  return [
    deliveries(context),
    transformCalls(context),
    transformDurations(context),
    conversions(context),
    ...backupWrites(context),
    flaggedDeliveries(context, 'authFailure'),
    flaggedDeliveries(context, 'deliveryRejected'),
    flaggedDeliveries(context, 'partitionCountExceeded'),
    flaggedPuts(context),
  ];
}

/**
 * The share of the records that were delivered, by whichever names the stream
 * publishes it: the newer, the older, or Iceberg's counts of rows.
 */
export function successSamples(context: FirehoseContext): readonly Sample[] {
  const loaded = successOf(metric => context.samples[metric] ?? []);
  return loaded.length
    ? loaded
    : successOf(metric => knownSamples(context, metric));
}

function successOf(
  samplesOf: (metric: string) => readonly Sample[],
): readonly Sample[] {
  const published = ['deliverySuccess', 'legacyDeliverySuccess']
    .map(samplesOf)
    .find(samples => samples.length);
  if (published) {
    // AWS also words it as a sum of records, which is then at least 1.
    return published.map(({ at, value }) => ({
      at,
      value: Math.min(1, value),
    }));
  }
  const good = new Map(
    samplesOf('deliveredRecords').map(({ at, value }) => [at, value]),
  );
  return samplesOf('failedRows').flatMap(({ at, value }) => {
    const rows = (good.get(at) ?? 0) + value;
    return rows > 0 ? [{ at, value: (rows - value) / rows }] : [];
  });
}

function transformInterval({ inventory }: FirehoseContext): number {
  return inventory?.transform?.bufferIntervalSeconds ?? 0;
}

function judgedBy(
  { thresholds: lines, now }: FirehoseContext,
  threshold: FirehoseThreshold,
  interval: number,
): Pick<Attempts, 'threshold' | 'lines' | 'interval' | 'now'> {
  return {
    threshold: thresholds[threshold],
    lines: lines[threshold],
    interval,
    now,
  };
}

const RAISED: Pick<SeriesThreshold, 'breach'> = { breach: 'above' };

/** A flag may be published only while it is raised: what went well since says that it is no more. */
function flagged(
  context: FirehoseContext,
  flags: readonly string[],
  well: readonly Sample[],
  severity: LineSeverity,
  metrics: readonly string[],
): Attempts {
  const values = new Map(well.map(({ at }) => [at, 0]));
  for (const { at, value } of flags.flatMap(flag =>
    knownSamples(context, flag),
  )) {
    values.set(at, Math.max(values.get(at) ?? 0, value));
  }
  return {
    samples: [...values]
      .map(([at, value]) => ({ at, value }))
      .sort((left, right) => left.at - right.at),
    threshold: RAISED,
    lines: { [severity]: 0 },
    interval: bufferSeconds(context.inventory),
    now: context.now,
    metrics: [...flags, ...metrics],
  };
}

/** An attempt tries what came in since the one before; where nothing did it tries again. */
function triedBy(
  attempts: readonly Sample[],
  { samples: { incomingRecords = [] } }: FirehoseContext,
): Sample[] {
  let next = 0;
  return attempts.flatMap(({ at }) => {
    let value = 0;
    for (; incomingRecords[next]?.at <= at; next++) {
      value += incomingRecords[next].value;
    }
    return value > 0 ? [{ at, value }] : [];
  });
}
