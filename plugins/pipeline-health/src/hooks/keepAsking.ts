import { NoAnswerError, PATIENCE_MS } from '../api/answeringInTime';
import { elapsed } from '../clock/elapsed';
import { serverNow } from '../clock/serverClock';
import { ticker } from '../clock/ticker';

/** An answer is asked for again after this, whatever else there is to tell of a change. */
const POLL_MS = 30_000;

/** After a failure it is asked for sooner, then less and less often. */
const RETRY_MS = 5_000;

/** People who come back see nothing older than this. */
const GLANCE_MS = 5_000;

/** What happened to a question. */
export type Step<T> =
  | { type: 'asked' }
  | {
      type: 'answered';
      data: T;
      /** Epoch milliseconds by the server's clock. */
      at: number;
    }
  | { type: 'failed'; error: Error };

/** A question that is asked again and again. */
export interface Asking {
  /** Something changed: asks now, or when somebody looks, or after the answer that is under way. */
  changed(): void;
  /** Asks now, whatever is under way. */
  again(): void;
  stop(): void;
}

/**
 * Asks, and asks again at an interval, when the network or a reader comes back,
 * and soon after a failure; while nobody looks at the page it rests.
 */
export function keepAsking<T>(
  load: (signal: AbortSignal) => Promise<T>,
  tell: (step: Step<T>) => void,
): Asking {
  let running: AbortController | undefined;
  let askedAt = elapsed();
  let dueAt = askedAt;
  let failures = 0;
  let outdated = false;

  const settle = (step: Step<T>) => {
    running = undefined;
    failures = step.type === 'failed' ? failures + 1 : 0;
    dueAt = outdated ? elapsed() : elapsed() + pause(failures);
    tell(step);
  };

  const ask = async () => {
    running?.abort();
    askedAt = elapsed();
    outdated = false;
    const controller = new AbortController();
    running = controller;
    tell({ type: 'asked' });
    const step = await answer(load, controller.signal);
    if (running === controller) {
      settle(step);
    }
  };

  const look = () => {
    if (running && elapsed() - askedAt > PATIENCE_MS) {
      running.abort();
      settle({
        type: 'failed',
        error: new NoAnswerError(PATIENCE_MS),
      });
    } else if (!running && !document.hidden && elapsed() >= dueAt) {
      ask();
    }
  };

  const changed = () => {
    outdated = running !== undefined;
    dueAt = elapsed();
    look();
  };

  const glance = () => {
    if (elapsed() - askedAt > GLANCE_MS) {
      dueAt = elapsed();
    }
    look();
  };

  ask();
  const stopTicking = ticker.subscribe(look);
  const listeners = [
    [document, 'visibilitychange', glance],
    [window, 'focus', glance],
    [window, 'online', changed],
    [window, 'offline', changed],
  ] as const;
  listeners.forEach(([target, event, listener]) =>
    target.addEventListener(event, listener),
  );
  return {
    changed,
    again: ask,
    stop: () => {
      stopTicking();
      listeners.forEach(([target, event, listener]) =>
        target.removeEventListener(event, listener),
      );
      running?.abort();
      running = undefined;
    },
  };
}

async function answer<T>(
  load: (signal: AbortSignal) => Promise<T>,
  signal: AbortSignal,
): Promise<Step<T>> {
  try {
    const data = await load(signal);
    return { type: 'answered', data, at: serverNow() };
  } catch (error) {
    return { type: 'failed', error: asError(error) };
  }
}

/** Not all pages that were opened at the same time ask at the same time. */
function pause(failures: number): number {
  const usual =
    failures === 0
      ? POLL_MS
      : Math.min(RETRY_MS * 2 ** (failures - 1), POLL_MS);
  return usual * (0.9 + Math.random() * 0.1);
}

function asError(error: unknown): Error {
  return error instanceof Error ? error : new Error(String(error));
}
