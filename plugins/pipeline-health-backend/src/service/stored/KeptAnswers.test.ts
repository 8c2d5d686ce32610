import { KeptAnswers } from './KeptAnswers';

function setUp() {
  const world = { state: 'one', now: 1_000, value: 1 };
  const answers = new KeptAnswers({
    database: { state: async () => world.state },
    clock: () => world.now,
  });
  const ask = (key = 'key') => answers.ask(key, async () => ({ ...world }));
  return { world, ask };
}

describe('KeptAnswers', () => {
  it('gives the same answer while nothing is written', async () => {
    const { world, ask } = setUp();
    const first = await ask();
    world.value = 2;
    expect(await ask()).toBe(first);
    expect((await ask('other')).value).toBe(2);
  });

  it('asks again when something was written', async () => {
    const { world, ask } = setUp();
    await ask();
    Object.assign(world, { state: 'two', value: 2 });
    expect((await ask()).value).toBe(2);
  });

  it('asks again after what was written while it asked', async () => {
    const { world } = setUp();
    const answers = new KeptAnswers({
      database: { state: async () => world.state },
      clock: () => world.now,
    });
    await answers.ask('key', async () => {
      const { value } = world;
      Object.assign(world, { state: 'two', value: 2 });
      return value;
    });
    await expect(answers.ask('key', async () => world.value)).resolves.toBe(2);
  });

  it.each([1_000, -1])(
    'asks again when time went on or back by %s ms',
    async passed => {
      const { world, ask } = setUp();
      await ask();
      world.now += passed;
      world.value = 2;
      expect((await ask()).value).toBe(2);
    },
  );

  it('keeps no failure', async () => {
    const { world } = setUp();
    const answers = new KeptAnswers({
      database: { state: async () => world.state },
      clock: () => world.now,
    });
    const fails = answers.ask('key', async () => {
      throw new Error('down');
    });
    await expect(fails).rejects.toThrow('down');
    await expect(answers.ask('key', async () => 1)).resolves.toBe(1);
  });
});
