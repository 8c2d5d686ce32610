import { mockServices } from '@backstage/backend-test-utils';
import { SourceError } from '@pipeline-health/plugin-pipeline-health-node';
import { describeOnDatabases } from '../../__testUtils__/testDatabases';
import {
  entityOf,
  MINUTE,
  setUpCollection,
} from '../__testUtils__/setUpCollection';
import { TroubleLog } from './TroubleLog';

const shard = { account: '123456789012', region: 'eu-central-1' };
const place = 'account 123456789012 in eu-central-1';
const denied = new SourceError('access-denied', 'You may not', {
  service: 'sqs',
  missingPermission: 'sqs:GetQueueAttributes',
});
const slow = new SourceError('throttled', 'Slower', { service: 'sqs' });

describeOnDatabases('what keeps an account from being read', ({ migrated }) => {
  async function setUp() {
    const knex = await migrated();
    const set = setUpCollection(knex);
    const [one, two] = ['one', 'two'].map(name => {
      const arn = set.source.add(name);
      set.entities.push(entityOf(name, [arn]));
      return arn;
    });
    await set.collect();
    const lines: string[] = [];
    const say = (level: string) => (line: string) => {
      lines.push(`${level} ${line}`);
    };
    jest.spyOn(set.logger, 'warn').mockImplementation(say('warn'));
    jest.spyOn(set.logger, 'info').mockImplementation(say('info'));
    const meet = async (failures: { [arn: string]: Error | undefined }) => {
      for (const [arn, failure] of Object.entries(failures)) {
        set.source.stages.get(arn)!.failure = failure;
      }
      for (let minute = 0; minute < 10; minute++) {
        set.time.now += MINUTE;
        await set.collect();
      }
    };
    return { ...set, knex, one, two, lines, meet };
  }

  it('is told with when it began and how much it is about', async () => {
    const { stores, meet, one, two, time } = await setUp();
    await meet({ [one]: denied });
    const begun = time.now;
    await meet({ [two]: denied });
    const [trouble, ...more] = await stores.troubles.troubles();
    expect(more).toEqual([]);
    expect(trouble).toEqual({
      ...shard,
      cause: 'sqs/access-denied/sqs:GetQueueAttributes',
      since: trouble.since,
      problem: {
        code: 'access-denied',
        message: 'You may not',
        service: 'sqs',
        missingPermission: 'sqs:GetQueueAttributes',
      },
      questions: 2,
      pipelines: 2,
    });
    expect(trouble.since).toBeLessThanOrEqual(begun);
  });

  it('is one line a change, and what is new comes first', async () => {
    const { meet, one, two, lines } = await setUp();
    await meet({ [one]: denied });
    await meet({ [two]: slow });
    await meet({ [one]: undefined });
    await meet({ [two]: undefined });
    expect(lines).toEqual([
      `warn Reading ${place} is failing: You may not (1 stages and series of 1 pipelines so far)`,
      `warn Reading ${place} is failing: Slower (1 stages and series of 1 pipelines so far)`,
      `info Reading ${place} has recovered from sqs/access-denied/sqs:GetQueueAttributes, not from sqs/throttled`,
      `info Reading ${place} has recovered`,
    ]);
  });

  it('is said seldom while it comes and goes, and how it is in the end', async () => {
    const { stores, lines, logger, time } = await setUp();
    const log = new TroubleLog({
      failures: stores.failures,
      store: stores.troubles,
      logger,
      clock: () => time.now,
    });
    const pass = async (
      minutes: number,
      fails: (minute: number) => boolean,
    ) => {
      for (let minute = 0; minute < minutes; minute++) {
        time.now += MINUTE;
        await log.tell(
          shard,
          fails(minute) ? SourceError.toProblem(slow) : undefined,
        );
      }
    };
    await pass(20, minute => minute % 2 === 0);
    expect(lines).toHaveLength(4);
    await pass(20, () => true);
    expect(lines.at(-1)).toBe(`warn Reading ${place} is failing: Slower`);
    await pass(20, () => false);
    expect(lines.at(-1)).toBe(`info Reading ${place} has recovered`);
    expect(lines.length).toBeLessThanOrEqual(6);
  });

  it('is not said again after a restart, and its end is', async () => {
    const { meet, one, stores, time } = await setUp();
    await meet({ [one]: denied });
    const logger = mockServices.logger.mock();
    const restarted = () =>
      new TroubleLog({
        failures: stores.failures,
        store: stores.troubles,
        logger,
        clock: () => time.now,
      });
    await restarted().tell(shard, undefined);
    expect(logger.warn).not.toHaveBeenCalled();
    await meet({ [one]: undefined });
    await restarted().tell(shard, undefined);
    await expect(stores.troubles.troubles()).resolves.toEqual([]);
  });

  it('is no more of an account that nobody watches', async () => {
    const { meet, one, stores, source, entities } = await setUp();
    await meet({ [one]: denied });
    const elsewhere = source.add('elsewhere', {}, 'us-east-1');
    entities.splice(0, 2, entityOf('elsewhere', [elsewhere]));
    await meet({});
    await expect(stores.troubles.troubles()).resolves.toEqual([]);
  });

  it('is also a spent budget, whose words are those of several owners', async () => {
    const { stores, knex, logger, time } = await setUp();
    for (const [name, message] of [
      ['one', 'All is spent'],
      ['two', 'Its owner has spent all'],
    ]) {
      const stage = await knex('stages').where({ name }).first();
      await knex('series')
        .where({ stage_id: stage.id, metric: 'depth' })
        .update({ problem: JSON.stringify({ code: 'budget', message }) });
    }
    const log = new TroubleLog({
      failures: stores.failures,
      store: stores.troubles,
      logger,
      clock: () => time.now,
    });
    await log.tell(shard, undefined);
    await expect(stores.troubles.troubles()).resolves.toMatchObject([
      { cause: 'budget', questions: 2, pipelines: 2 },
    ]);
  });
});
