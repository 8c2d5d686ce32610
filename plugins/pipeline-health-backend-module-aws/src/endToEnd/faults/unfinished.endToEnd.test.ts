import {
  FaultLab,
  HOUR,
  MINUTE,
  startFaultLab,
} from '../../__testUtils__/faultLab';
import { databaseIds } from '../../__testUtils__/wholePlugin';

jest.setTimeout(600_000);

describe.each(databaseIds)(
  'answers that are not the last word, on %s:',
  database => {
    let lab: FaultLab;

    beforeAll(async () => {
      lab = await startFaultLab({ database });
      lab.logged();
    });
    afterEach(() => {
      lab.plugin.simulator.faults.clear();
      lab.logged();
    });
    afterAll(() => lab?.plugin.close());

    it('one call of five fails, and no verdict changes', async () => {
      lab.plugin.simulator.faults.inject({
        kind: 'internal-error',
        operation: 'GetMetricData',
        every: 5,
      });
      for (let minute = 0; minute < 15; minute += 1) {
        expect(await lab.pass(1)).toEqual(lab.usual);
      }
      lab.plugin.simulator.faults.clear();
      expect(await lab.differences()).toEqual([]);
      expect(lab.lies()).toEqual([]);
    });

    it.each([
      // What came in part is known, and that the others publish nothing is told by the list of those that do.
      ['PartialData', true, []],
      // Without that list it is not known that nothing is there.
      ['PartialData', false, ['well']],
      ['InternalError', true, ['well', 'abroad', 'streaming']],
      ['Forbidden', true, ['well', 'abroad', 'streaming']],
    ] as const)(
      'metrics are answered with %s, listed: %s, and nothing is lost or called healthy for long',
      async (status, isListed, unknown) => {
        lab.plugin.simulator.faults.inject({ kind: 'metric-status', status });
        if (!isListed) {
          lab.plugin.simulator.faults.inject({
            kind: 'internal-error',
            operation: 'ListMetrics',
          });
        }
        const told = await lab.pass(16, 2);
        for (const name of unknown) {
          expect(told[name]).toMatch(/^unknown/);
        }
        // What is free to ask still tells of the dead letters.
        expect(told.burning).toBe(lab.usual.burning);
        lab.plugin.simulator.faults.clear();
        await lab.recover(3);
        expect(lab.lies()).toEqual([]);
        expect(await lab.differences()).toEqual([]);
        expect(lab.logged().length).toBeLessThanOrEqual(6);
      },
    );

    it('points are revised after ten minutes, and come an hour late', async () => {
      const { clock, cloudwatch } = lab.plugin.simulator;
      const now = clock.now();
      cloudwatch.bend({
        metric: 'NumberOfMessagesSent',
        from: now,
        until: now + 5 * MINUTE,
        bend: value =>
          value !== undefined && clock.now() < now + 15 * MINUTE
            ? Math.floor(value / 2)
            : value,
      });
      cloudwatch.beginOutage({
        from: now + 10 * MINUTE,
        until: now + 20 * MINUTE,
        delay: HOUR,
      });
      // So that the looks of all series at what came late lie behind.
      await lab.pass(180, 5);
      expect(await lab.differences()).toEqual([]);
    });
  },
);
