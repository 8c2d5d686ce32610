/** Who has not answered a question by then does not answer. */
export const PATIENCE_MS = 20_000;

/** What is done may ask others first. */
const PATIENCE_FOR_CHANGES_MS = 60_000;

/** Nobody answered: the backend may be gone, or stand still. */
export class NoAnswerError extends Error {
  constructor(milliseconds: number) {
    super(`No answer within ${milliseconds / 1_000} s`);
    this.name = 'NoAnswerError';
  }
}

/** Waits for answers no longer than that; a server that stands still accepts requests, too. */
export function answeringInTime(
  fetchApi: { fetch: typeof fetch },
  patience = { questions: PATIENCE_MS, changes: PATIENCE_FOR_CHANGES_MS },
): { fetch: typeof fetch } {
  return {
    fetch: async (input, init = {}) => {
      const limit =
        (init.method ?? 'GET') === 'GET'
          ? patience.questions
          : patience.changes;
      const controller = new AbortController();
      const { signal } = init;
      const giveUp = () => controller.abort(signal?.reason);
      if (signal?.aborted) {
        giveUp();
      }
      signal?.addEventListener('abort', giveUp);
      let late = false;
      const timer = setTimeout(() => {
        late = true;
        controller.abort();
      }, limit);
      try {
        return await fetchApi.fetch(input, {
          ...init,
          signal: controller.signal,
        });
      } catch (error) {
        throw late ? new NoAnswerError(limit) : error;
      } finally {
        clearTimeout(timer);
        signal?.removeEventListener('abort', giveUp);
      }
    },
  };
}
