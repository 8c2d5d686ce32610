import { useSyncExternalStore } from 'react';
import { ticker } from '../clock/ticker';

/** The server's time in epoch milliseconds, renewed every second or at each full `step`. */
export function useNow(step = 1): number {
  return useSyncExternalStore(
    ticker.subscribe,
    () => Math.floor(ticker.snapshot() / step) * step,
  );
}
