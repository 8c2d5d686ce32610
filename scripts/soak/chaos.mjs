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
