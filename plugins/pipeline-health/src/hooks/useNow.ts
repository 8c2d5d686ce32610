import { useSyncExternalStore } from 'react';

const SECOND = 1_000;

/** One timer for all clocks on the page, running only while somebody looks at one. */
class Ticker {
  private now = Date.now();
  private timer: ReturnType<typeof setInterval> | undefined;
  private readonly listeners = new Set<() => void>();

  readonly subscribe = (listener: () => void) => {
    this.listeners.add(listener);
    if (!this.timer) {
      this.tick();
      this.timer = setInterval(this.tick, SECOND);
    }
    return () => {
      this.listeners.delete(listener);
      if (this.listeners.size === 0) {
        clearInterval(this.timer);
        this.timer = undefined;
      }
    };
  };

  readonly snapshot = () => {
    if (!this.timer) {
      this.now = Math.floor(Date.now() / SECOND) * SECOND;
    }
    return this.now;
  };

  private readonly tick = () => {
    this.now = Date.now();
    this.listeners.forEach(listener => listener());
  };
}

const ticker = new Ticker();

/** The current time in epoch milliseconds, renewed every second or at each full `step`. */
export function useNow(step = 1): number {
  return useSyncExternalStore(
    ticker.subscribe,
    () => Math.floor(ticker.snapshot() / step) * step,
  );
}
