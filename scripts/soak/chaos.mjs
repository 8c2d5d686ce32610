const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

const FAULTS = [
  { kind: 'throttling' },
  { kind: 'throttling', probability: 0.5 },
  { kind: 'internal-error', probability: 0.3 },
  { kind: 'internal-error', operation: 'GetMetricData', every: 5 },
  { kind: 'access-denied' },
  { kind: 'access-denied', service: 'sqs' },
  { kind: 'expired-credentials' },
  { kind: 'disconnect' },
  { kind: 'disconnect', probability: 0.3 },
  { kind: 'disconnect', region: 'us-east-1' },
  { kind: 'broken-answer', probability: 0.5 },
  { kind: 'truncated-answer', probability: 0.5 },
  { kind: 'metric-status', status: 'PartialData' },
  { kind: 'metric-status', status: 'InternalError', probability: 0.5 },
  {
    kind: 'metric-status',
    status: 'Forbidden',
    metric: 'NumberOfMessagesSent',
  },
];

/** Numbers from 0 to 1 that are the same for the same seed. */
export class Seeded {
  #state;

  constructor(seed) {
    this.#state = seed;
  }

  next() {
    this.#state = (Math.imul(this.#state, 1664525) + 1013904223) >>> 0;
    return this.#state / 2 ** 32;
  }
}

/** A fault that lasts for some time, in every two hours. */
export function planFaults(seed, since, until) {
  const random = new Seeded(seed);
  const faults = [];
  for (let at = since + HOUR; at < until - HOUR; at += 2 * HOUR) {
    const from = Math.round(at + random.next() * HOUR);
    faults.push({
      ...FAULTS[Math.floor(random.next() * FAULTS.length)],
      from,
      until: Math.round(from + (5 + random.next() * 40) * MINUTE),
    });
  }
  return faults;
}

/** When what is done to processes and the database: evenly, each as a round begins. */
export function planBlows(seed, counts, since, until) {
  const random = new Seeded(seed);
  const kinds = Object.entries(counts).flatMap(([kind, count]) =>
    Array.from({ length: count }, () => ({ kind, order: random.next() })),
  );
  const slot = (until - since) / (kinds.length + 1);
  return kinds
    .sort((left, right) => left.order - right.order)
    .map(({ kind }, index) => {
      const at = since + (index + 0.7 + 0.3 * random.next()) * slot;
      return { kind, at: Math.ceil(at / MINUTE) * MINUTE };
    });
}
