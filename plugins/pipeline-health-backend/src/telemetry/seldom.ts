/** Milliseconds */
const KEPT = 30_000;

/**
 * Asks at most once in half a minute, however many look and however often: all
 * who come meanwhile are given the same answer. A failure is nobody's answer.
 */
export function seldom<T>(
  ask: () => Promise<T>,
  clock: () => number,
): () => Promise<T> {
  let known: { at: number; answer: Promise<T> } | undefined;
  return () => {
    const now = clock();
    // A clock that went back says nothing of how long ago it was.
    if (!known || now < known.at || now >= known.at + KEPT) {
      const asked = { at: now, answer: ask() };
      known = asked;
      asked.answer.catch(() => {
        known = known === asked ? undefined : known;
      });
    }
    return known.answer;
  };
}
