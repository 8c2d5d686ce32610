import { mockCredentials } from '@backstage/backend-test-utils';
import { SourceError } from '@pipeline-health/plugin-pipeline-health-node';
import { describeOnDatabases } from '../__testUtils__/testDatabases';
import { entityOf } from '../collection/__testUtils__/setUpCollection';
import { REF, setUpActing, STEP_TIMEOUT } from './__testUtils__/setUpActing';

const SECOND = 1000;
const DAY = 24 * 3600 * SECOND;
const red = {
  id: 'consumer-fails',
  level: 'red' as const,
  message: 'The consumer still fails',
  evidence: {},
};

describeOnDatabases('Acting', ({ migrated }) => {
  const setUp = async () => setUpActing(await migrated());

  describe('an action', () => {
    it('is done, proven and kept with who, why and what came of it', async () => {
      const { start, one, time, tank, tasks, ended, audited } = await setUp();
      const started = await start();
      expect(started).toMatchObject({
        state: 'running',
        action: 'fill',
        input: { level: 7 },
        startedBy: 'user:default/mock',
        reason: 'thirst',
        before: { level: 0 },
      });
      await one.runner.run();
      expect(tank.level).toBe(7);
      expect(await tasks()).toMatchObject([
        { state: 'running', progress: { message: 'Filled' } },
      ]);
      time.now += SECOND;
      await one.runner.run();
      expect(await tasks()).toMatchObject([
        {
          id: started.id,
          state: 'succeeded',
          message: 'It is at 7',
          after: { level: 7 },
          endedAt: new Date(time.now).toISOString(),
        },
      ]);
      expect(ended.map(({ id }) => id)).toEqual([started.id]);
      expect(audited).toEqual([
        'action-start succeeded',
        'action-end succeeded',
      ]);
    });

    it('is done once, whoever is asked to go on', async () => {
      const { start, one, other, tank, time, ended } = await setUp();
      tank.before = () => new Promise(resolve => setTimeout(resolve, 20));
      await start();
      await Promise.all([one.runner.run(), other.runner.run()]);
      time.now += SECOND;
      await Promise.all([one.runner.run(), other.runner.run()]);
      expect(tank.filled).toBe(1);
      expect(ended).toHaveLength(1);
    });

    it('goes on elsewhere when who began it died before the call', async () => {
      const { start, one, other, tank, time, tasks } = await setUp();
      await start();
      tank.before = () => new Promise(() => {});
      const dying = one.runner.run();
      await new Promise(resolve => setTimeout(resolve, 20));
      await other.runner.run();
      expect(await tasks()).toMatchObject([{ state: 'running' }]);

      tank.before = async () => {};
      time.now += 2 * STEP_TIMEOUT;
      await other.runner.run();
      time.now += SECOND;
      await other.runner.run();
      await dying;
      expect(tank.filled).toBe(1);
      expect(await tasks()).toMatchObject([{ state: 'succeeded' }]);
    });

    it('is not done again when the answer was lost', async () => {
      const { start, one, tank, time, tasks } = await setUp();
      await start();
      tank.after = async () => {
        throw new SourceError('unreachable', 'No answer');
      };
      await one.runner.run();
      expect(await tasks()).toMatchObject([
        {
          state: 'running',
          problem: { code: 'unreachable', message: 'No answer' },
        },
      ]);
      for (let round = 0; round < 3; round++) {
        time.now += 10 * SECOND;
        await one.runner.run();
      }
      expect(tank.filled).toBe(1);
      expect(await tasks()).toMatchObject([
        { state: 'succeeded', problem: undefined },
      ]);
    });

    it('does not count what is told by a lease that is over', async () => {
      const { start, one, other, tank, time, tasks } = await setUp();
      await start();
      let late = Promise.resolve();
      const fail = await new Promise<(error: Error) => void>(begun => {
        tank.before = () => new Promise((_, reject) => begun(reject));
        late = one.runner.run();
      });
      tank.before = async () => {};
      time.now += 2 * STEP_TIMEOUT;
      await other.runner.run();
      fail(
        new SourceError('access-denied', 'No', { missingPermission: 'x:Y' }),
      );
      await late;
      expect(await tasks()).toMatchObject([
        { state: 'running', progress: { message: 'Filled' } },
      ]);
    });

    it('is not forgotten when the clock that planned it was days ahead', async () => {
      const { start, one, tank, time, tasks } = await setUp();
      const right = time.now;
      await start();
      time.now += 3 * DAY;
      await one.runner.run();
      expect(tank.filled).toBe(1);
      time.now = right;
      await one.runner.run();
      expect(await tasks()).toMatchObject([{ state: 'succeeded' }]);
      expect(tank.filled).toBe(1);
    });

    it('goes on when who started it may not any more, and is stopped by those only who may', async () => {
      const { start, one, tank, policy, caller, tasks, time } = await setUp();
      const { id } = await start();
      policy.denied = ['pipeline-health.action.run'];
      await expect(
        one.service.cancel(REF, id, {}, caller),
      ).rejects.toMatchObject({ name: 'NotAllowedError' });
      await one.runner.run();
      time.now += SECOND;
      await one.runner.run();
      expect(tank.filled).toBe(1);
      expect(await tasks()).toMatchObject([
        { state: 'succeeded', cancellation: undefined },
      ]);
    });

    it('keeps a reason as it was written, whatever that looks like', async () => {
      const { start, tasks } = await setUp();
      const reason = `<img src=x onerror="alert('1')"> & 'quoted'; drop table`;
      await start({ reason });
      expect(await tasks()).toMatchObject([{ reason }]);
    });

    it('is given up after a day, and says that nobody knows', async () => {
      const { start, one, tank, time, tasks } = await setUp();
      await start();
      tank.before = async () => {
        throw new SourceError('throttled', 'Slow down');
      };
      const tries: number[] = [];
      const begun = time.now;
      for (; time.now <= begun + DAY; time.now += 60 * SECOND) {
        await one.runner.run();
        tries.push((await tasks())[0].state === 'running' ? 1 : 0);
        if (tries.length === 20) {
          time.now = begun + DAY - 60 * SECOND;
        }
      }
      expect(await tasks()).toMatchObject([
        {
          state: 'failed',
          message: expect.stringMatching(/nobody knows.*Slow down/),
        },
      ]);
    });

    it('goes on when its pipeline is gone', async () => {
      const { start, one, tank, stores, entities, time, collect } =
        await setUp();
      await start();
      entities.splice(0, 1, entityOf('others', []));
      for (let round = 0; round < 5; round++) {
        time.now += 60 * SECOND;
        await collect();
      }
      expect(await stores.facts.ofEntity(REF, time.now)).toBeUndefined();
      await one.runner.run();
      expect(tank.level).toBe(7);
    });
  });

  describe('who starts it', () => {
    it('may send the same request again', async () => {
      const { start, one, other, tank } = await setUp();
      const keyed = { idempotencyKey: 'k' };
      const answers = await Promise.all([
        start(keyed),
        start(keyed, other),
        start(keyed),
      ]);
      expect(new Set(answers.map(({ id }) => id)).size).toBe(1);
      await one.runner.run();
      const again = await start(keyed);
      expect(again.id).toBe(answers[0].id);
      expect(tank.filled).toBe(1);
    });

    it('may not send another with the same key', async () => {
      const { start } = await setUp();
      await start({ idempotencyKey: 'k' });
      await expect(
        start({ idempotencyKey: 'k', input: { level: 8 } }),
      ).rejects.toThrow(/Idempotency-Key/);
    });

    it('is told what is running', async () => {
      const { start, one, other, arn, caller } = await setUp();
      const results = await Promise.allSettled([start(), start({}, other)]);
      expect(results.map(({ status }) => status).sort()).toEqual([
        'fulfilled',
        'rejected',
      ]);
      await expect(start()).rejects.toMatchObject({
        name: 'ConflictError',
        message: expect.stringMatching(/fill is running on it since .*task \d/),
      });
      const offered = await one.service.list(REF, caller);
      expect(offered.find(({ stage }) => stage === arn)?.hindrances).toEqual([
        expect.objectContaining({ code: 'running', task: expect.any(String) }),
      ]);
    });

    it('is told which field is wrong', async () => {
      const { start } = await setUp();
      await expect(start({ input: { level: 101 } })).rejects.toMatchObject({
        name: 'InputError',
        message: 'input.level: expected at most 100',
      });
      await expect(start({ stage: 'arn:nowhere' })).rejects.toMatchObject({
        name: 'NotFoundError',
        message: expect.stringMatching(/^stage: /),
      });
    });

    it('is refused without the permission, and that is written down', async () => {
      const { start, policy, tank, one, caller, audited, arn } = await setUp();
      policy.denied = ['pipeline-health.action.run'];
      await expect(start()).rejects.toMatchObject({
        name: 'NotAllowedError',
        message: expect.stringContaining('pipeline-health.action.run'),
      });
      await expect(
        one.service.propose(
          REF,
          'fill',
          { stage: arn, input: { level: 7 } },
          caller,
        ),
      ).rejects.toMatchObject({ name: 'NotAllowedError' });
      expect(audited).toEqual([
        expect.stringMatching(/^action-start failed.*action\.run/),
        expect.stringMatching(/^action-propose failed.*action\.run/),
      ]);
      await one.runner.run();
      expect(tank.filled).toBe(0);
    });

    it('finds nothing of a pipeline that is hidden', async () => {
      const { start, policy, one, caller, tasks } = await setUp();
      const { id } = await start();
      policy.denied = ['catalog.entity.read'];
      const hidden = { name: 'NotFoundError' };
      await expect(start()).rejects.toMatchObject(hidden);
      await expect(one.service.list(REF, caller)).rejects.toMatchObject(hidden);
      await expect(tasks()).rejects.toMatchObject(hidden);
      await expect(
        one.service.cancel(REF, id, {}, caller),
      ).rejects.toMatchObject(hidden);
    });

    it('is told that it is not switched on', async () => {
      const { backend, start, caller, arn } = await setUp();
      const off = backend(false);
      await expect(start({}, off)).rejects.toMatchObject({
        name: 'NotAllowedError',
        message: expect.stringContaining('pipelineHealth.actions.fill.enabled'),
      });
      const offered = await off.service.list(REF, caller);
      expect(offered.find(({ stage }) => stage === arn)?.hindrances).toEqual([
        expect.objectContaining({ code: 'not-enabled' }),
      ]);
    });

    it('is told everything that is in the way', async () => {
      const { backend, caller, leaking, policy } = await setUp();
      policy.denied = ['pipeline-health.action.run'];
      const offered = await backend(false).service.list(REF, caller);
      expect(
        offered
          .find(({ stage }) => stage === leaking)
          ?.hindrances.map(({ code }) => code),
      ).toEqual(['not-enabled', 'not-permitted', 'not-applicable']);
    });

    it('is told for some minutes what the role lacks', async () => {
      const { start, one, tank, time, caller, arn, collect } = await setUp();
      await start();
      tank.before = async () => {
        throw new SourceError('access-denied', 'Not allowed to fill', {
          missingPermission: 'tank:Fill',
        });
      };
      await one.runner.run();
      const hindrances = async () =>
        (await one.service.list(REF, caller)).find(it => it.stage === arn)
          ?.hindrances;
      expect(await hindrances()).toEqual([
        expect.objectContaining({
          code: 'missing-iam-action',
          missingPermission: 'tank:Fill',
        }),
      ]);
      time.now += 11 * 60 * SECOND;
      await collect();
      expect(await hindrances()).toEqual([]);
    });
  });

  describe('what speaks against it', () => {
    it('blocks it, unless a person overrides it and says why', async () => {
      const { start, tank, tasks, one, arn } = await setUp();
      tank.lines = [red];
      await expect(start()).rejects.toMatchObject({
        name: 'ConflictError',
        message: expect.stringContaining('The consumer still fails'),
      });
      await expect(
        one.service.start(
          REF,
          'fill',
          {
            stage: arn,
            input: { level: 7 },
            reason: 'thirst',
            override: 'I know',
          },
          { credentials: mockCredentials.service() },
        ),
      ).rejects.toMatchObject({ name: 'NotAllowedError' });
      expect(await tasks()).toEqual([]);
      await start({ override: 'it is mended' });
      expect(await tasks()).toMatchObject([
        {
          override: {
            lines: ['The consumer still fails'],
            reason: 'it is mended',
          },
        },
      ]);
    });

    it('cannot be overridden where it could not be done', async () => {
      const { start, tank } = await setUp();
      tank.lines = [{ ...red, final: true }];
      await expect(start({ override: 'please' })).rejects.toMatchObject({
        name: 'ConflictError',
      });
    });
  });

  describe('a proposal', () => {
    const proposed = async () => {
      const all = await setUp();
      const { one, arn, caller } = all;
      const propose = (level = 7) =>
        one.service.propose(
          REF,
          'fill',
          { stage: arn, input: { level } },
          caller,
        );
      return { ...all, propose };
    };

    it('shows what would be done, and does nothing', async () => {
      const { propose, tank, one } = await proposed();
      tank.lines = [red];
      expect(await propose()).toMatchObject({
        action: 'fill',
        lines: [red],
        calls: [{ service: 'tank', operation: 'Fill', input: { level: 7 } }],
        effects: [{ name: 'level', before: 0, after: 7 }],
        blocked: true,
        token: expect.any(String),
      });
      await one.runner.run();
      expect(tank.filled).toBe(0);
    });

    it('is carried out once', async () => {
      const { propose, start, one, time } = await proposed();
      const { token } = await propose();
      await start({ token });
      await one.runner.run();
      time.now += SECOND;
      await one.runner.run();
      await expect(start({ token })).rejects.toThrow(/token: /);
    });

    it('is not carried out when it is old, another, or of somebody else', async () => {
      const { propose, start, one, time, arn, collect } = await proposed();
      const { token } = await propose(8);
      await expect(start({ token })).rejects.toThrow(/token: .*another/);
      await expect(
        one.service.start(
          REF,
          'fill',
          { stage: arn, input: { level: 8 }, reason: 'r', token },
          { credentials: mockCredentials.user('user:default/other') },
        ),
      ).rejects.toThrow(/token: .*another/);
      time.now += 11 * 60 * SECOND;
      await collect();
      await expect(start({ token, input: { level: 8 } })).rejects.toThrow(
        /token: .*expired/,
      );
    });

    it('is not carried out when what it rests on has changed', async () => {
      const { propose, start, tank } = await proposed();
      const { token } = await propose();
      tank.level = 3;
      await expect(start({ token })).rejects.toMatchObject({
        name: 'ConflictError',
        message: expect.stringContaining('has changed'),
      });
    });

    it('is red when the source could not be asked', async () => {
      const { propose, tank, start } = await proposed();
      jest
        .spyOn(tank.action, 'preflight')
        .mockRejectedValue(new SourceError('unreachable', 'No answer'));
      expect(await propose()).toMatchObject({
        blocked: true,
        lines: [{ level: 'red', message: 'No answer', final: true }],
      });
      await expect(start({ override: 'please' })).rejects.toThrow('No answer');
    });
  });

  describe('a task that is running', () => {
    it('is stopped at once, whatever it waits for', async () => {
      const { start, one, time, caller, tasks, audited } = await setUp();
      const { id } = await start();
      await one.runner.run();
      const asked = await one.service.cancel(
        REF,
        id,
        { reason: 'enough' },
        caller,
      );
      expect(asked.cancellation).toEqual({
        by: 'user:default/mock',
        at: new Date(time.now).toISOString(),
        reason: 'enough',
      });
      await one.runner.run();
      expect(await tasks()).toMatchObject([
        { state: 'cancelled', message: 'Closed the tap' },
      ]);
      expect(audited).toContain('action-cancel succeeded');
      await expect(
        one.service.cancel(REF, id, {}, caller),
      ).resolves.toMatchObject({ state: 'cancelled' });
    });

    it('is stopped when that was asked in the middle of a step', async () => {
      const { start, one, tank, caller, tasks } = await setUp();
      const { id } = await start();
      tank.before = async () => {
        await one.service.cancel(REF, id, {}, caller);
      };
      await one.runner.run();
      expect(await tasks()).toMatchObject([{ state: 'cancelled' }]);
    });

    it('is stopped when its action is switched off', async () => {
      const { start, backend, tank, tasks } = await setUp();
      await start();
      await backend(false).runner.run();
      expect(tank.filled).toBe(0);
      expect(await tasks()).toMatchObject([{ state: 'cancelled' }]);
    });

    it('cannot be stopped when it is over', async () => {
      const { start, one, time, caller } = await setUp();
      const { id } = await start();
      await one.runner.run();
      time.now += SECOND;
      await one.runner.run();
      await expect(
        one.service.cancel(REF, id, {}, caller),
      ).rejects.toMatchObject({ name: 'ConflictError' });
    });

    it('is handed on at once by a backend that ends', async () => {
      const { start, one, other, tank, tasks } = await setUp();
      await start();
      const end = new AbortController();
      tank.before = () => new Promise(() => {});
      const ending = one.runner.run(end.signal);
      await new Promise(resolve => setTimeout(resolve, 20));
      end.abort();
      await ending;
      tank.before = async () => {};
      await other.runner.run();
      expect(tank.filled).toBe(1);
      expect(await tasks()).toMatchObject([{ problem: undefined }]);
    });
  });

  it('pages through what was done, newest first', async () => {
    const { start, one, time, caller } = await setUp();
    for (let level = 1; level <= 3; level++) {
      await start({ input: { level } });
      await one.runner.run();
      time.now += SECOND;
      await one.runner.run();
    }
    const first = await one.service.listTasks(REF, { limit: 2 }, caller);
    const second = await one.service.listTasks(
      REF,
      { limit: 2, before: first.next },
      caller,
    );
    expect(
      [...first.items, ...second.items].map(({ input }) => input.level),
    ).toEqual([3, 2, 1]);
    expect(second.next).toBeUndefined();
  });

  it('shows what it came to only to who may do it, where that is confidential', async () => {
    const { start, one, time, tasks, tank, policy } = await setUp();
    const { name } = tank.action.permission;
    await start();
    await one.runner.run();
    time.now += SECOND;
    await one.runner.run();
    policy.denied.push(name);
    expect(await tasks()).toMatchObject([{ after: { level: 7 } }]);
    Object.assign(tank.action, { confidential: true });
    const [hidden] = await tasks();
    expect(hidden).toMatchObject({
      state: 'succeeded',
      startedBy: 'user:default/mock',
    });
    expect(hidden.after).toBeUndefined();
    policy.denied.splice(0);
    expect(await tasks()).toMatchObject([{ after: { level: 7 } }]);
  });
});
