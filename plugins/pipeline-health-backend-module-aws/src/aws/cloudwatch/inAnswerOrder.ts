/**
 * Runs tasks, a few at a time, and yields their results as they come. The first
 * failure ends it.
 */
export async function* inAnswerOrder<T>(
  tasks: readonly (() => Promise<T>)[],
  concurrency: number,
): AsyncGenerator<T> {
  const running = new Map<number, Promise<{ key: number; value: T }>>();
  let next = 0;
  while (next < tasks.length || running.size > 0) {
    while (running.size < concurrency && next < tasks.length) {
      const key = next++;
      const result = tasks[key]().then(value => ({ key, value }));
      // Nobody listens any more when another task has failed.
      result.catch(() => undefined);
      running.set(key, result);
    }
    const { key, value } = await Promise.race(running.values());
    running.delete(key);
    yield value;
  }
}
