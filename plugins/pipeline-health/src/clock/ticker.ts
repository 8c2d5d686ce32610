import { serverNow } from './serverClock';

const SECOND = 1_000;

/** One timer for all clocks on the page, running only while somebody looks at one. */
class Ticker {
  private now = serverNow();
  private timer: ReturnType<typeof setInterval> | undefined;
  private readonly listeners = new Set<() => void>();

  /** Calls every second until what it returns is called. */
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

  /** The server's time at the newest tick, in epoch milliseconds. */
  readonly snapshot = () => {
    if (!this.timer) {
      this.now = Math.floor(serverNow() / SECOND) * SECOND;
    }
    return this.now;
  };

  private readonly tick = () => {
    this.now = serverNow();
    this.listeners.forEach(listener => listener());
  };
}

/** The heartbeat of the page. */
export const ticker = new Ticker();
