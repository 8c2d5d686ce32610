import { createContext, useContext, useSyncExternalStore } from 'react';

/** The time that somebody points at; charts with the same one show it together. */
export interface Crosshair {
  subscribe(listener: () => void): () => void;
  /** Epoch milliseconds; undefined while nobody points. */
  at(): number | undefined;
  pointAt(time: number | undefined): void;
}

/** A crosshair that nobody points with yet. */
export function createCrosshair(): Crosshair {
  const listeners = new Set<() => void>();
  let time: number | undefined;
  return {
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    at: () => time,
    pointAt(next) {
      if (next !== time) {
        time = next;
        listeners.forEach(tell => tell());
      }
    },
  };
}

/** The crosshair that the charts within share. */
export const CrosshairContext = createContext<Crosshair>(createCrosshair());

/** The crosshair of the place at hand. */
export function useCrosshair(): Crosshair {
  return useContext(CrosshairContext);
}

/** The time that somebody points at, if anybody does. */
export function useCrosshairTime(): number | undefined {
  const { subscribe, at } = useCrosshair();
  return useSyncExternalStore(subscribe, at);
}

/** The index of the time that is nearest to another; times are in order. */
export function nearestIndex(
  times: readonly number[],
  time: number,
): number | undefined {
  if (times.length === 0) {
    return undefined;
  }
  let [low, high] = [0, times.length - 1];
  while (high - low > 1) {
    const middle = Math.floor((low + high) / 2);
    if (times[middle] <= time) {
      low = middle;
    } else {
      high = middle;
    }
  }
  return time - times[low] <= times[high] - time ? low : high;
}
