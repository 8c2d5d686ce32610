import { PipelineCost } from '@pipeline-health/plugin-pipeline-health-common';
import { databaseIds, startWholePlugin } from '../__testUtils__/wholePlugin';

const NOW = Date.parse('2026-03-04T12:00:00Z');
const PREFIX = 'eu-central-1:123456789012';

/** Five million records a day of 300 bytes, and a queue that takes a message a second. */
const SCENARIO = `
deliveryStreams:
  - name: small-records
    producer: { rate: 208333/h, recordBytes: 300 }
    destination: { openSearch: search, index: records }
    buffer: 60s
    backup: { bucket: records-failed }
domains: [{ name: search, nodes: 3, volumeGigabytes: 100, used: 0.4, deliveryStream: small-records }]
queues:
  - { name: orders, producer: { rate: 1/s }, consumer: { rate: 5/s, processing: 1s } }
glueJobs:
  - { name: load, schedule: 'cron(30 * * * ? *)', duration: 30m, created: -20d, workerType: G.1X, workers: 10 }
`;

jest.setTimeout(300_000);

describe.each(databaseIds)('what a pipeline costs, on %s', database => {
  it('follows from what was measured', async () => {
    const plugin = await startWholePlugin({
      scenario: '',
      simulator: { scenarioText: SCENARIO, now: NOW, speed: 0 },
      database,
      pipelines: {
        all: [
          `arn:aws:firehose:${PREFIX}:deliverystream/small-records`,
          `arn:aws:sqs:${PREFIX}:orders`,
          `arn:aws:glue:${PREFIX}:job/load`,
        ].join(','),
      },
    });
    try {
      for (let round = 0; round < 3; round += 1) {
        await plugin.pass(60_000);
      }
      const answer = await plugin.get('/pipelines/component/default/all/cost');
      expect(answer.status).toBe(200);
      const cost: PipelineCost = answer.body;
      const usd = (price: string) =>
        cost.stages
          .flatMap(({ lines }) => lines)
          .find(line => line.price === price)?.usdPerMonth;
      // Each of 300 bytes is billed as 5 KB: 730 h make 725 GiB of 152 million.
      const firehose = ((5e6 / 24) * 730 * 5120 * 0.029) / 2 ** 30;
      expect(usd('firehose.gigabyte')! / firehose).toBeCloseTo(1, 1);
      const requests = (3 * 3600 * 730 * 0.4) / 1e6;
      expect(usd('sqs.standard-request')! / requests).toBeGreaterThan(0.9);
      // Ten workers for half an hour, each hour.
      expect(usd('glue.dpu-hour')! / (5 * 730 * 0.44)).toBeCloseTo(1, 1);
      expect(cost.measuredHours).toBeGreaterThan(20);
      expect(cost.usdPerMonth).toBeCloseTo(
        cost.stages.reduce((sum, stage) => sum + stage.usdPerMonth, 0),
      );
    } finally {
      await plugin.close();
    }
  });
});
