import { mockServices } from '@backstage/backend-test-utils';
import { describeOnDatabases } from '../__testUtils__/testDatabases';
import {
  incidentSettings,
  silentAnnouncer,
} from '../__testUtils__/incidentOptions';
import { REF, setUpActing } from './__testUtils__/setUpActing';
import { ConfiguredActions } from './ConfiguredActions';
import { Unattended } from './Unattended';

const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;

jest.setTimeout(30_000);

describeOnDatabases('Unattended', ({ migrated }) => {
  const setUp = async ({
    isEnabled = true,
    perDay = 2,
    whileWorkedOn = false,
  } = {}) => {
    const acting = await setUpActing(await migrated());
    const { one, tank, time, arn, stores, logger, collect } = acting;
    const weather = { isFine: true };
    const action = {
      ...tank.action,
      unattended: {
        rulesOf: () => [
          {
            stage: arn,
            input: { level: 3 },
            after: 10 * MINUTE,
            ...{ perDay, whileWorkedOn },
          },
        ],
        isDue: () => weather.isFine,
      },
    };
    const unattended = () =>
      new Unattended({
        ...one,
        stores,
        logger,
        actions: ConfiguredActions.read(
          { fill: { enabled: isEnabled, settings: {} } },
          [action],
        ),
        auth: mockServices.auth(),
        clock: () => time.now,
      });
    const first = unattended();
    /** Minute by minute. */
    const wait = async (minutes: number, by = first) => {
      for (let minute = 0; minute < minutes; minute += 1) {
        time.now += MINUTE;
        await collect();
        await by.run();
      }
    };
    /** The same, and what was started is done. */
    const pass = async (minutes: number, by = first) => {
      for (let minute = 0; minute < minutes; minute += 1) {
        await wait(1, by);
        await one.runner.run();
      }
    };
    return { ...acting, weather, wait, pass, unattended };
  };

  it('does it when all has spoken for it for long enough', async () => {
    const { pass, tank, tasks } = await setUp();
    await pass(10);
    expect(tank.filled).toBe(0);
    await pass(1);
    expect(await tasks()).toMatchObject([
      {
        action: 'fill',
        input: { level: 3 },
        startedBy: 'plugin:test',
        reason: expect.stringContaining('10 min'),
      },
    ]);
  });

  it('waits anew when something spoke against it', async () => {
    const { pass, tasks, weather } = await setUp();
    await pass(9);
    weather.isFine = false;
    await pass(1);
    weather.isFine = true;
    await pass(10);
    expect(await tasks()).toEqual([]);
    await pass(1);
    expect(await tasks()).toHaveLength(1);
  });

  it('waits anew in another process', async () => {
    const { pass, tasks, unattended } = await setUp();
    await pass(9);
    await pass(10, unattended());
    expect(await tasks()).toEqual([]);
  });

  it('does it no more often than is allowed in a day', async () => {
    const { pass, tasks, time } = await setUp({ perDay: 1 });
    await pass(30);
    expect(await tasks()).toHaveLength(1);
    time.now += DAY;
    await pass(15);
    expect(await tasks()).toHaveLength(2);
  });

  describe('while people work on it', () => {
    const who = { by: 'user:default/ann', entityRefs: [REF] };
    const link = 'https://tickets.example/7';
    type SetUp = Awaited<ReturnType<typeof setUp>>;
    const maintain = ({ stores, time }: SetUp) =>
      stores.maintenance.add(
        REF,
        {
          until: new Date(time.now + 12 * MINUTE).toISOString(),
          reason: 'a move',
        },
        who.by,
        time.now,
      );
    const respond =
      (response: { type: 'hold' } | { type: 'snooze' }) =>
      async ({ stores, time, source, arn, wait, unattended }: SetUp) => {
        Object.assign(source.stages.get(arn) ?? {}, { depth: 3 });
        await wait(2, unattended());
        const open = await stores.incidents.open([REF], time.now);
        const [{ id }] = open.get(REF) ?? [];
        await stores.incidents.respond(
          { entityRef: REF, id },
          {
            ...(response.type === 'hold'
              ? { type: 'hold', link }
              : {
                  type: 'snooze',
                  until: time.now + 12 * MINUTE,
                  reason: 'vendor',
                }),
            ...who,
          },
          { settings: incidentSettings, ...silentAnnouncer },
          time.now,
        );
      };

    it.each([
      ['in a maintenance window', maintain, true],
      ['while an incident is snoozed', respond({ type: 'snooze' }), true],
      ['while an incident is held', respond({ type: 'hold' }), false],
    ])('leaves it alone %s', async (_, begin, isOverInTime) => {
      const acting = await setUp();
      await begin(acting);
      await acting.pass(12);
      expect(await acting.tasks()).toEqual([]);
      await acting.pass(12);
      expect(await acting.tasks()).toHaveLength(isOverInTime ? 1 : 0);
    });

    it('does it in a maintenance window where the site wants that', async () => {
      const acting = await setUp({ whileWorkedOn: true });
      await maintain(acting);
      await acting.pass(11);
      expect(await acting.tasks()).toHaveLength(1);
    });
  });

  it('leaves it when a red line stands', async () => {
    const { pass, tasks, tank, logger } = await setUp();
    tank.lines = [
      { id: 'leak', level: 'red', message: 'It leaks', evidence: {} },
    ];
    await pass(15);
    expect(await tasks()).toEqual([]);
    expect(logger.warn).toHaveBeenCalledWith(
      expect.stringContaining('without a person'),
      expect.objectContaining({ message: expect.stringContaining('leaks') }),
    );
  });

  it('leaves it when it is switched off, or somebody does it', async () => {
    const off = await setUp({ isEnabled: false });
    await off.pass(15);
    expect(await off.tasks()).toEqual([]);
    const { wait, tasks, start } = await setUp();
    await start({ input: { level: 9 } });
    await wait(15);
    expect(await tasks()).toMatchObject([{ input: { level: 9 } }]);
  });
});
