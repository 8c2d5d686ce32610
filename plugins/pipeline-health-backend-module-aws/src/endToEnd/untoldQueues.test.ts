import {
  databaseIds,
  startWholePlugin,
  WholePlugin,
} from '../__testUtils__/wholePlugin';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const NOW = Date.parse('2026-03-04T12:00:00Z');

/** Messages wait in both. Of one CloudWatch never tells the age, of the other, whose consumer stops, nothing any more. */
const SCENARIO = `
history: 12h
queues:
  - name: ageless
    producer: { rate: 60/m }
    consumer: { rate: 1/s, processing: 1s }
    messages: [{ at: -6h, count: 9000 }]
  - name: untold
    producer: { rate: 60/m }
    consumer: { rate: 5/s, processing: 1s }
    events: [{ at: -5m, consumer: down }]
metricOutages:
  - { metric: ApproximateAgeOfOldestMessage, resource: ageless }
  - { namespace: AWS/SQS, resource: untold, from: -5m }
`;

const WANTED = {
  ageless: 'unknown sqs-queue/age-unknown',
  untold: 'critical sqs-queue/consumer-stopped',
};

jest.setTimeout(600_000);

describe.each(databaseIds)(
  'queues of which CloudWatch does not tell, on %s',
  database => {
    let plugin: WholePlugin;

    afterEach(() => plugin.close());

    it('are never well for thirty hours', async () => {
      plugin = await startWholePlugin({
        scenario: '',
        simulator: { scenarioText: SCENARIO, now: NOW, speed: 0 },
        database,
        pipelines: {
          ageless: 'arn:aws:sqs:eu-central-1:123456789012:ageless',
          untold: 'arn:aws:sqs:eu-central-1:123456789012:untold',
        },
      });
      const wrong: string[] = [];
      for (
        let passed = 0, step = MINUTE;
        passed <= 30 * HOUR;
        passed += step, step = passed < 2 * HOUR ? 5 * MINUTE : 30 * MINUTE
      ) {
        const pipelines = await plugin.pass(step);
        for (const [name, wanted] of Object.entries(WANTED)) {
          const { health, reason } = pipelines.get(name) ?? {};
          if (passed >= HOUR && `${health} ${reason?.id}` !== wanted) {
            wrong.push(
              `${name} after ${passed / MINUTE} min: ${health} ${reason?.id}`,
            );
          }
        }
      }
      expect(wrong).toEqual([]);
    });
  },
);
