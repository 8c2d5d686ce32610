import { PipelineSummary } from '@pipeline-health/plugin-pipeline-health-common';
import { stringifyEntityRef } from '@backstage/catalog-model';
import { JsonObject } from '@backstage/types';
import { queueArn } from './redriveLab';
import { compareWithTruth } from './storedTruth';
import { databaseIds, startWholePlugin, WholePlugin } from './wholePlugin';

export const MINUTE = 60_000;
export const HOUR = 60 * MINUTE;
const NOW = Date.parse('2026-03-04T12:00:00Z');

/** How far back checks look at first. */
const FIRST = 3 * HOUR;

/** What is older than this is no longer revised, and was asked for since. */
const SETTLED = 10 * MINUTE;

/** How old what is called healthy may be. */
const FRESH = 10 * MINUTE;

/** Two regions, traffic of two services, and one queue with dead letters. */
const SCENARIO = `
history: 5h
queues:
  - name: orders
    deadLetter: { queue: orders-dlq, maxReceiveCount: 3 }
    producer: { rate: 60/m, noise: 0.3 }
    consumer: { rate: 50/s, processing: 1s }
  - { name: orders-dlq, retention: 14d }
  - name: payments
    visibilityTimeout: 30s
    deadLetter: { queue: payments-dlq, maxReceiveCount: 3 }
    producer: { rate: 90/m, noise: 0.3 }
    consumer: { rate: 50/s, processing: 1s }
    messages: [{ at: -4h, count: 7, fails: true }]
  - { name: payments-dlq, retention: 14d }
  - name: exports
    region: us-east-1
    producer: { rate: 30/m, noise: 0.3 }
    consumer: { rate: 50/s, processing: 1s }
streams:
  - name: clicks
    shards: 1
    retention: 24h
    producer: { rate: 20/s, noise: 0.2 }
    consumer: { rate: 200/s }
`;

const PIPELINES = {
  well: queueArn('orders'),
  burning: queueArn('payments'),
  abroad: 'arn:aws:sqs:us-east-1:123456789012:exports',
  streaming: 'arn:aws:kinesis:eu-central-1:123456789012:stream/clicks',
};

type Verdicts = { [name: string]: string };

/** Pipelines that are collected minute by minute while AWS, a clock or the database fails. */
export interface FaultLab {
  plugin: WholePlugin;
  /** What is told while nothing fails. */
  usual: Verdicts;
  /** Lets minutes pass, so many between two rounds; answers what is told at their end. */
  pass(minutes: number, step?: number): Promise<Verdicts>;
  /** Lets minutes pass until what is told is as usual again, and answers how many it took. */
  recover(atMost: number): Promise<number>;
  /** What was called healthy that is not, or of which too little was known, since the last look. */
  lies(): string[];
  /** What of the samples is not as CloudWatch has it, after some minutes without a fault. */
  differences(): Promise<string[]>;
  /** What was logged since the last look. */
  logged(): string[];
}

/** Starts it, and waits until all is known. */
export async function startFaultLab(options: {
  database: (typeof databaseIds)[number][0];
  config?: JsonObject;
}): Promise<FaultLab> {
  const plugin = await startWholePlugin({
    scenario: '',
    simulator: { scenarioText: SCENARIO, now: NOW, speed: 0 },
    pipelines: PIPELINES,
    aws: { regions: ['eu-central-1', 'us-east-1'], maxAttempts: 1 },
    ...options,
  });
  const lies: string[] = [];
  const passOnce = async (minutes: number) => {
    const summaries = await plugin.pass(minutes * MINUTE);
    lies.push(...liesOf(summaries, plugin.simulator.clock.now()));
    return verdictsOf(summaries);
  };
  const pass = async (minutes: number, step = 1) => {
    let verdicts: Verdicts = {};
    for (let minute = 0; minute < minutes; minute += step) {
      verdicts = await passOnce(step);
    }
    return verdicts;
  };
  const usual = await pass(5);
  return {
    plugin,
    usual,
    pass,
    recover: async atMost => {
      let told: Verdicts = {};
      for (let minute = 1; minute <= atMost; minute += 1) {
        told = await passOnce(1);
        if (JSON.stringify(told) === JSON.stringify(usual)) {
          return minute;
        }
      }
      throw new Error(
        `Not recovered in ${atMost} minutes: ${JSON.stringify(told)}`,
      );
    },
    lies: () => lies.splice(0),
    differences: async () => {
      await pass(2 * (SETTLED / MINUTE), 5);
      const { compared, differences } = await compareWithTruth(
        { api: plugin.api, endpoint: plugin.simulator.url },
        Object.keys(PIPELINES).map(name =>
          stringifyEntityRef({ kind: 'component', name }),
        ),
        { from: NOW - FIRST, to: plugin.simulator.clock.now() - SETTLED },
      );
      expect(compared).toBeGreaterThan(0);
      return differences;
    },
    logged: () => plugin.log.splice(0),
  };
}

function verdictsOf(summaries: Map<string, PipelineSummary>): Verdicts {
  return Object.fromEntries(
    Object.keys(PIPELINES).map(name => {
      const { health, reason } = summaries.get(name) ?? {};
      return [name, [health, reason?.id].filter(Boolean).join(' ')];
    }),
  );
}

function liesOf(
  summaries: Map<string, PipelineSummary>,
  now: number,
): string[] {
  return [...summaries].flatMap(([name, { health, stale, collectedAt }]) => {
    const age = now - Date.parse(collectedAt ?? '');
    const known = !stale && Math.abs(age) <= FRESH;
    return health === 'healthy' && (name === 'burning' || !known)
      ? [
          `${name} was called healthy at ${new Date(now).toISOString()}, ${
            age / MINUTE
          } min after it was read`,
        ]
      : [];
  });
}
