import { mockCredentials } from '@backstage/backend-test-utils';
import { SourceError } from '@pipeline-health/plugin-pipeline-health-node';
import { describeOnDatabases } from '../../__testUtils__/testDatabases';
import { REF, setUpActing } from '../__testUtils__/setUpActing';

const SECOND = 1000;
const MINUTE = 60 * SECOND;
const STAGES = 2;
const SERIES = 4;

describeOnDatabases('Collecting now', ({ migrated }) => {
  const setUp = async () => {
    const acting = await setUpActing(await migrated());
    const { one, time, source, caller } = acting;
    time.now += 2 * MINUTE;
    source.described.length = 0;
    source.requests.length = 0;
    const collectNow = (
      more: { by?: string; idempotencyKey?: string } = {},
      backend = one,
    ) =>
      backend.service.start(
        REF,
        'collect-now',
        { stage: REF, input: {}, reason: 'It was repaired', ...more },
        more.by === undefined
          ? caller
          : { credentials: mockCredentials.user(more.by) },
      );
    const round = () => acting.round.run(new AbortController().signal);
    const goOn = async (backend = one) => {
      await backend.runner.run();
      time.now += 3 * SECOND;
    };
    return { ...acting, collectNow, round, goOn };
  };

  it('asks about every stage and for every series, and proves it', async () => {
    const { collectNow, rounds, round, goOn, source, tasks } = await setUp();
    rounds.begin = round;
    const { before, stage } = await collectNow();
    expect([stage, before]).toEqual([REF, {}]);
    await goOn();
    await goOn();
    expect(source.described).toHaveLength(STAGES);
    expect(source.requests).toHaveLength(SERIES);
    expect(await tasks()).toMatchObject([
      {
        state: 'succeeded',
        message:
          'All 2 stages were asked anew, and all 4 series are as new as they can be',
        progress: { done: STAGES + SERIES, total: STAGES + SERIES },
        after: { stagesAnswered: STAGES, seriesAnswered: SERIES },
      },
    ]);
  });

  it('is not over before it was asked, and not lost on the way', async () => {
    const { collectNow, rounds, round, goOn, other, tasks } = await setUp();
    await collectNow();
    await goOn();
    await goOn(other);
    expect(await tasks()).toMatchObject([
      { state: 'running', progress: { done: 0, total: STAGES + SERIES } },
    ]);
    rounds.begin = round;
    await goOn(other);
    await goOn();
    expect(await tasks()).toMatchObject([{ state: 'succeeded' }]);
  });

  it('waits for the round that is running, and for the next for what that has passed by', async () => {
    const { collectNow, rounds, round, goOn, source, tasks, arn } =
      await setUp();
    await collectNow();
    const first = source.stages.get(arn)!;
    first.answer = () => undefined;
    rounds.begin = async () => {};
    await goOn();
    await round();
    await goOn();
    expect(await tasks()).toMatchObject([
      { state: 'failed', message: '2 of 4 series were not answered' },
    ]);
  });

  it('names who did not answer, and is no success then', async () => {
    const { collectNow, rounds, round, goOn, source, tasks, arn } =
      await setUp();
    rounds.begin = round;
    source.stages.get(arn)!.failure = new SourceError(
      'access-denied',
      'The role may not sqs:GetQueueAttributes',
      { missingPermission: 'sqs:GetQueueAttributes' },
    );
    await collectNow();
    await goOn();
    await goOn();
    expect(await tasks()).toMatchObject([
      {
        state: 'failed',
        message:
          '1 of 2 stages did not answer; orders: The role may not sqs:GetQueueAttributes',
        after: { stages: STAGES, stagesAnswered: 1 },
      },
    ]);
  });

  it('gives up a round that never comes', async () => {
    const { collectNow, goOn, tasks, time } = await setUp();
    await collectNow();
    await goOn();
    time.now += 11 * MINUTE;
    await goOn();
    expect(await tasks()).toMatchObject([
      {
        state: 'failed',
        message: expect.stringMatching(/2 of 2 .* not its turn in time/),
      },
    ]);
  });

  it('is one for two who want it at once, on whatever replica', async () => {
    const { collectNow, other, tasks } = await setUp();
    const results = await Promise.allSettled([
      collectNow({ by: 'user:default/one' }),
      collectNow({ by: 'user:default/two' }, other),
    ]);
    expect(results.map(({ status }) => status).sort()).toEqual([
      'fulfilled',
      'rejected',
    ]);
    expect(await tasks()).toHaveLength(1);
  });

  it('is done for one caller only so often, and says from when on again', async () => {
    const { collectNow, rounds, round, goOn, one, time, caller, tasks } =
      await setUp();
    rounds.begin = round;
    const until = time.now + 5 * MINUTE;
    const do1 = async (by?: string) => {
      await collectNow({ by });
      const isRunning = async () =>
        (await tasks()).some(({ state }) => state === 'running');
      for (let looks = 0; looks < 20 && (await isRunning()); looks++) {
        await goOn();
      }
    };
    for (let time3 = 0; time3 < 3; time3++) {
      await do1();
    }
    await expect(do1()).rejects.toMatchObject({
      name: 'TooManyRequestsError',
      statusCode: 429,
      message: expect.stringContaining('again from'),
      sentence: { values: { from: { value: until, unit: 'time' } } },
    });
    const offered = await one.service.list(REF, caller);
    expect(offered.find(({ stage }) => stage === REF)?.hindrances).toEqual([
      expect.objectContaining({ code: 'too-often' }),
    ]);
    await do1('user:default/other');
    time.now = until;
    await do1();
    expect(await tasks()).toHaveLength(5);
  });

  it('answers the same task to the same request, however often that comes', async () => {
    const { collectNow, rounds, round, goOn, tasks } = await setUp();
    rounds.begin = round;
    const first = await collectNow({ idempotencyKey: 'k' });
    await goOn();
    await goOn();
    for (let again = 0; again < 5; again++) {
      const { id } = await collectNow({ idempotencyKey: 'k' });
      expect(id).toBe(first.id);
    }
    expect(await tasks()).toHaveLength(1);
  });

  it('is proposed with how much it asks', async () => {
    const { one, caller } = await setUp();
    const proposed = await one.service.propose(
      REF,
      'collect-now',
      { stage: REF, input: {} },
      caller,
    );
    expect(proposed).toMatchObject({
      blocked: false,
      lines: [{ level: 'green', evidence: { stages: STAGES, series: SERIES } }],
      effects: [{ name: 'collectedAt' }],
    });
  });
});
