import { SharedQuestions } from './SharedQuestions';

/** A question whose answers come when the test says so. */
function controlled() {
  const pending: {
    resolve(value: string): void;
    reject(error: Error): void;
  }[] = [];
  const question = jest.fn(
    () =>
      new Promise<string>((resolve, reject) => {
        pending.push({ resolve, reject });
      }),
  );
  return { question, pending };
}

describe('SharedQuestions', () => {
  it('asks again for questions that come while one is being answered, once for all of them', async () => {
    const shared = new SharedQuestions();
    const { question, pending } = controlled();
    const first = shared.ask('a', question);
    const later = [shared.ask('a', question), shared.ask('a', question)];
    expect(question).toHaveBeenCalledTimes(1);

    pending[0].resolve('old');
    expect(await first).toBe('old');
    expect(question).toHaveBeenCalledTimes(2);

    pending[1].resolve('new');
    expect(await Promise.all(later)).toEqual(['new', 'new']);
    expect(question).toHaveBeenCalledTimes(2);
  });

  it('keeps no answer', async () => {
    const shared = new SharedQuestions();
    const question = jest.fn(async () => 'answer');
    await shared.ask('a', question);
    await shared.ask('a', question);
    expect(question).toHaveBeenCalledTimes(2);
  });

  it('keeps different questions apart', async () => {
    const shared = new SharedQuestions();
    const answers = await Promise.all([
      shared.ask('a', async () => 1),
      shared.ask('b', async () => 2),
    ]);
    expect(answers).toEqual([1, 2]);
  });

  it('fails only those who asked the question that failed', async () => {
    const shared = new SharedQuestions();
    const { question, pending } = controlled();
    const first = shared.ask('a', question);
    const second = shared.ask('a', question);
    pending[0].reject(new Error('the database is gone'));
    await expect(first).rejects.toThrow('the database is gone');

    pending[1].resolve('there again');
    expect(await second).toBe('there again');
  });
});
