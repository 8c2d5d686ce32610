import { mockServices } from '@backstage/backend-test-utils';
import { Health } from '@pipeline-health/plugin-pipeline-health-common';
import { Knex } from 'knex';
import { describeOnDatabases } from '../__testUtils__/testDatabases';
import { createStores } from '../database';
import { News } from '../evaluation';
import { Announcer } from './Announcer';
import { Channel } from './channels';

const SECOND = 1000;

const wordsOf = (news: News) =>
  'entityRef' in news ? `${news.entityRef} ${news.health}` : '';

describeOnDatabases('Announcer', ({ migrated }) => {
  /** A channel that remembers what it told, as `pipeline health`. */
  function channel(
    name: string,
    more: Partial<Channel> & { before?: () => Promise<void> } = {},
  ) {
    const { before = async () => {}, ...rest } = more;
    const told: string[] = [];
    return {
      name,
      tells: () => true,
      atOnce: false,
      async tell(news: readonly News[]) {
        await before();
        told.push(news.map(wordsOf).join(' and '));
      },
      ...rest,
      told,
    };
  }

  function setUp(knex: Knex, channels: Channel[]) {
    const time = { now: 0 };
    const logger = mockServices.logger.mock();
    const failed = jest.fn();
    const options = {
      channels,
      store: createStores(knex).announcements,
      meters: { announceFailures: { add: failed } },
      logger,
      clock: () => time.now,
      timeout: 200,
    };
    const announcer = new Announcer(options);
    return {
      announcer,
      /** The announcer of another backend on the same database. */
      another: new Announcer(options),
      time,
      logger,
      failed,
      waiting: () => knex('announcements').orderBy('id'),
      async change(entityRef: string, health: Health) {
        await options.store.add(
          announcer.announcementsOf({ entityRef, title: entityRef, health }),
          time.now,
        );
      },
    };
  }

  it('tells each change once by each channel, of a pipeline in order', async () => {
    const [one, other] = [channel('one'), channel('other')];
    const { announcer, change, waiting } = setUp(await migrated(), [
      one,
      other,
    ]);
    await change('a', 'critical');
    await change('b', 'warning');
    await change('a', 'healthy');
    await announcer.run();
    await announcer.run();
    for (const { told } of [one, other]) {
      expect([...told].sort()).toEqual([
        'a critical',
        'a healthy',
        'b warning',
      ]);
      expect(told.indexOf('a healthy')).toBeGreaterThan(
        told.indexOf('a critical'),
      );
    }
    expect(await waiting()).toEqual([]);
  });

  it('tells nothing that a channel has nothing to tell of', async () => {
    const quiet = channel('quiet', {
      tells: news => /critical/.test(wordsOf(news)),
    });
    const { announcer, change, waiting } = setUp(await migrated(), [quiet]);
    await change('a', 'warning');
    expect(await waiting()).toEqual([]);
    await change('a', 'critical');
    await announcer.run();
    expect(quiet.told).toEqual(['a critical']);
  });

  it('tells all at once by a channel that can', async () => {
    const signal = channel('signal', { atOnce: true });
    const { announcer, change } = setUp(await migrated(), [signal]);
    await change('a', 'critical');
    await change('a', 'healthy');
    await change('b', 'warning');
    await announcer.run();
    expect(signal.told).toEqual(['a critical and a healthy and b warning']);
  });

  it('tries again later and later, and keeps the order', async () => {
    let down = true;
    const shaky = channel('shaky', {
      before: async () => {
        if (down) {
          throw new Error('down');
        }
      },
    });
    const { announcer, change, time, logger, failed, waiting } = setUp(
      await migrated(),
      [shaky],
    );
    await change('a', 'critical');
    await change('a', 'healthy');
    const tries: number[] = [];
    for (; time.now < 3600 * SECOND; time.now += 10 * SECOND) {
      const before = (await waiting())[0].attempts;
      await announcer.run();
      if ((await waiting())[0].attempts > before) {
        tries.push(time.now / SECOND);
      }
    }
    expect(tries).toEqual([0, 30, 90, 210, 450, 930, 1830, 2730]);
    expect(logger.warn).toHaveBeenCalledTimes(1);
    expect(failed.mock.calls).toEqual(
      tries.map(() => [1, { channel: 'shaky' }]),
    );

    down = false;
    time.now += 60 * SECOND;
    await announcer.run();
    expect(shaky.told).toEqual(['a critical', 'a healthy']);
  });

  it('lets a channel that hangs delay nothing but itself', async () => {
    const hanging = channel('hanging', { before: () => new Promise(() => {}) });
    const quick = channel('quick');
    const { announcer, change, waiting } = setUp(await migrated(), [
      hanging,
      quick,
    ]);
    await change('a', 'critical');
    const first = announcer.run();
    await change('b', 'critical');
    const second = announcer.run();
    await Promise.all([first, second]);
    expect([...quick.told].sort()).toEqual(['a critical', 'b critical']);
    expect(await waiting()).toMatchObject([
      { channel: 'hanging', entity_ref: 'a' },
      { channel: 'hanging', entity_ref: 'b' },
    ]);
  });

  it('tells once when several backends tell', async () => {
    const slow = channel('slow', {
      before: () => new Promise(resolve => setTimeout(resolve, 50)),
    });
    const { announcer, another, change } = setUp(await migrated(), [slow]);
    await change('a', 'critical');
    await change('a', 'healthy');
    await Promise.all([announcer.run(), another.run()]);
    await announcer.run();
    expect(slow.told).toEqual(['a critical', 'a healthy']);
  });

  it('tells what another began to tell before it died', async () => {
    const knex = await migrated();
    const dying = setUp(knex, [
      channel('event', { before: () => new Promise(() => {}) }),
    ]);
    await dying.change('a', 'critical');
    dying.announcer.wake();
    const event = channel('event');
    const { announcer, time } = setUp(knex, [event]);
    while ((await dying.waiting())[0].attempts === 0) {
      await new Promise(resolve => setTimeout(resolve, 5));
    }
    await announcer.run();
    expect(event.told).toEqual([]);
    time.now += SECOND;
    await announcer.run();
    expect(event.told).toEqual(['a critical']);
  });
});
