import { compareWithTruth } from '../__testUtils__/storedTruth';
import { HOUR, MINUTE } from '../__testUtils__/faultLab';
import {
  databaseIds,
  startWholePlugin,
  WholePlugin,
} from '../__testUtils__/wholePlugin';

const NOW = Date.parse('2026-03-04T12:00:00Z');
/** When nobody calls it any more, and when somebody does again. */
const FROM = NOW + HOUR;
const UNTIL = NOW + 9 * HOUR;
/** A metric is listed again after a quarter of an hour, by a list that is five minutes old at most, and then it is due. */
const READ_WITHIN = 20 * MINUTE + 15 * MINUTE;

const SCENARIO = `
history: 4h
functions:
  - name: thumbnails
    calls: { rate: 30/m }
    events: [{ at: +1h, calls: down }, { at: +9h, calls: up }]
`;

const ENTITY = 'component:default/thumbnails';
const ARN = 'arn:aws:lambda:eu-central-1:123456789012:function:thumbnails';

jest.setTimeout(600_000);

describe.each(databaseIds)(
  'metrics that publish nothing for hours, on %s',
  database => {
    let plugin: WholePlugin;

    afterEach(() => plugin.close());

    it('cost next to nothing, count for nothing, and are read when they publish again', async () => {
      plugin = await startWholePlugin({
        scenario: '',
        simulator: { scenarioText: SCENARIO, now: NOW, speed: 0 },
        database,
        pipelines: { thumbnails: ARN },
      });
      const { simulator, api } = plugin;
      const now = () => simulator.clock.now();
      const passUntil = async (end: number) => {
        while (now() < end) {
          await plugin.pass(5 * MINUTE);
        }
      };
      const bought = async (milliseconds: number) => {
        simulator.meter.take();
        await passUntil(now() + milliseconds);
        const quantity = (item: RegExp) =>
          simulator.meter
            .take()
            .lines.filter(line => item.test(line.item))
            .reduce((sum, line) => sum + line.quantity, 0);
        return quantity(/^CloudWatch/);
      };
      const calls = async (from: number, to: number) => {
        const series = await api.getSeries(ENTITY, {
          stage: ARN,
          metric: 'invocations',
          from: new Date(from).toISOString(),
          to: new Date(to).toISOString(),
          step: 60,
        });
        return series.points.filter(([, value]) => value !== null);
      };

      await passUntil(FROM - 50 * MINUTE);
      const usual = await bought(50 * MINUTE);
      await passUntil(FROM + 5 * HOUR);
      const silent = await bought(50 * MINUTE);
      expect(silent).toBeLessThanOrEqual(usual / 4);
      await passUntil(UNTIL);
      expect(await calls(FROM + 5 * MINUTE, UNTIL)).toEqual([]);

      await passUntil(UNTIL + READ_WITHIN + 5 * MINUTE);
      expect((await calls(UNTIL, now())).length).toBeGreaterThan(0);
      await passUntil(UNTIL + 3 * HOUR);
      const { compared, differences } = await compareWithTruth(
        { api, endpoint: simulator.url },
        [ENTITY],
        { from: NOW - HOUR, to: now() - READ_WITHIN },
      );
      expect(compared).toBeGreaterThan(0);
      expect(differences).toEqual([]);
    });
  },
);
