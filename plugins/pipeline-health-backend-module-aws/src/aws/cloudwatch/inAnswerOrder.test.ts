import { inAnswerOrder } from './inAnswerOrder';

function deferred() {
  let resolve: (value: string) => void = () => {};
  const promise = new Promise<string>(done => {
    resolve = done;
  });
  return { promise, resolve };
}

describe('inAnswerOrder', () => {
  it('yields what is answered first, and runs only so many at a time', async () => {
    const answers = [deferred(), deferred(), deferred()];
    const started: number[] = [];
    const results = inAnswerOrder(
      answers.map(({ promise }, index) => () => {
        started.push(index);
        return promise;
      }),
      2,
    );
    const first = results.next();
    expect(started).toEqual([0, 1]);
    answers[1].resolve('second task');
    expect((await first).value).toBe('second task');
    answers[0].resolve('first task');
    expect((await results.next()).value).toBe('first task');
    expect(started).toEqual([0, 1, 2]);
    answers[2].resolve('third task');
    expect((await results.next()).value).toBe('third task');
    expect((await results.next()).done).toBe(true);
  });

  it('ends with the first failure', async () => {
    const results = inAnswerOrder<string>(
      [
        () => Promise.reject(new Error('one')),
        () => Promise.reject(new Error('two')),
      ],
      2,
    );
    await expect(results.next()).rejects.toThrow('one');
  });
});
