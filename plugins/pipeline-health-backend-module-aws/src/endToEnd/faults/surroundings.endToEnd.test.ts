import { FaultLab, HOUR, startFaultLab } from '../../__testUtils__/faultLab';
import { databaseIds, isShared } from '../../__testUtils__/wholePlugin';

jest.setTimeout(600_000);

describe.each(databaseIds)(
  'what the backend stands on fails, on %s:',
  database => {
    let lab: FaultLab;

    beforeAll(async () => {
      lab = await startFaultLab({ database });
      lab.logged();
    });
    afterAll(() => lab?.plugin.close());

    it.each([
      ['ahead', HOUR],
      ['back', -HOUR],
    ])('its clock jumps an hour %s', async (_, milliseconds) => {
      lab.plugin.setClockAhead(milliseconds);
      const told = await lab.pass(4);
      expect(Object.values(told).filter(it => !/^unknown/.test(it))).toEqual(
        [],
      );
      lab.plugin.setClockAhead(0);
      await lab.recover(2);
      expect(lab.lies()).toEqual([]);
      expect(await lab.differences()).toEqual([]);
      expect(lab.logged().length).toBeLessThanOrEqual(8);
    });

    if (!isShared(database)) {
      it('its disk is full for more than an hour', async () => {
        const { knex } = lab.plugin;
        // What changes in its place fits for a while; the samples of another hour do not.
        await knex.raw('vacuum');
        const [{ page_count: pages }] = await knex.raw('pragma page_count');
        await knex.raw(`pragma max_page_count = ${pages}`);
        const told = await lab.pass(80, 2);
        expect(Object.values(told).filter(it => !/^unknown/.test(it))).toEqual(
          [],
        );
        await knex.raw('pragma max_page_count = 1073741823');
        await lab.recover(2);
        expect(lab.lies()).toEqual([]);
        expect(await lab.differences()).toEqual([]);
        await expect(knex.raw('pragma integrity_check')).resolves.toEqual([
          { integrity_check: 'ok' },
        ]);
        const logged = lab.logged();
        expect(logged.join()).toContain('database or disk is full');
        // In each of 40 rounds two regions say that they failed, and what of a page or two they could not store.
        expect(logged.length).toBeLessThanOrEqual(40 * 2 * 3);
        expect(logged.filter(line => line.length > 300)).toEqual([]);
      });
    }
  },
);
