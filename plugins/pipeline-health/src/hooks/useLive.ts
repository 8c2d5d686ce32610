import { useSignal } from '@backstage/plugin-signals-react';
import {
  PipelinesChangedSignal,
  PIPELINES_CHANGED_CHANNEL,
} from '@pipeline-health/plugin-pipeline-health-common';
import { useCallback, useEffect, useReducer, useRef } from 'react';

const POLL_MS = 30_000;

/** What is known of something that is fetched and kept fresh. */
export type Live<T> =
  | { status: 'loading' }
  | { status: 'error'; error: Error; retry(): void }
  | {
      status: 'ready';
      value: T;
      /** Epoch milliseconds of the answer. */
      loadedAt: number;
      refreshing: boolean;
      /** Why the last refresh failed; `value` is what was known before. */
      refreshError?: Error;
      retry(): void;
    };

interface Known<T> {
  value?: { data: T; at: number };
  error?: Error;
  pending: boolean;
}

type Step<T> =
  | { type: 'asked' }
  | { type: 'answered'; data: T; at: number }
  | { type: 'failed'; error: Error };

function reduce<T>(known: Known<T>, step: Step<T>): Known<T> {
  switch (step.type) {
    case 'asked':
      return { ...known, pending: true };
    case 'answered':
      return { value: { data: step.data, at: step.at }, pending: false };
    default:
      return { ...known, error: step.error, pending: false };
  }
}

/**
 * Fetches, and fetches again when a signal says that pipelines changed. Where
 * there are no signals it polls, in a visible tab only. `load` must be stable;
 * a new `load` fetches again and keeps the old answer until the new one is there.
 */
export function useLive<T>(load: (signal: AbortSignal) => Promise<T>): Live<T> {
  const [known, dispatch] = useReducer<
    (known: Known<T>, step: Step<T>) => Known<T>
  >(reduce, { pending: true });
  const running = useRef<AbortController>();

  const ask = useCallback(async () => {
    running.current?.abort();
    const controller = new AbortController();
    running.current = controller;
    dispatch({ type: 'asked' });
    try {
      const data = await load(controller.signal);
      if (!controller.signal.aborted) {
        dispatch({ type: 'answered', data, at: Date.now() });
      }
    } catch (error) {
      if (!controller.signal.aborted) {
        dispatch({ type: 'failed', error: asError(error) });
      }
    }
  }, [load]);

  useEffect(() => {
    ask();
    return () => running.current?.abort();
  }, [ask]);
  useRefresh(ask);

  const { value, error, pending } = known;
  if (value) {
    return {
      status: 'ready',
      value: value.data,
      loadedAt: value.at,
      refreshing: pending,
      refreshError: error,
      retry: ask,
    };
  }
  return error && !pending
    ? { status: 'error', error, retry: ask }
    : { status: 'loading' };
}

/** Calls when something changed: at once in a visible tab, else when it becomes visible. */
function useRefresh(refresh: () => void) {
  const { lastSignal, isSignalsAvailable } = useSignal<PipelinesChangedSignal>(
    PIPELINES_CHANGED_CHANNEL,
  );
  const missed = useRef(false);
  const latest = useRef(refresh);
  latest.current = refresh;

  const refreshIfVisible = useCallback(() => {
    missed.current = document.hidden;
    if (!document.hidden) {
      latest.current();
    }
  }, []);

  useEffect(() => {
    if (lastSignal) {
      refreshIfVisible();
    }
  }, [lastSignal, refreshIfVisible]);

  useEffect(() => {
    const onVisible = () => missed.current && refreshIfVisible();
    document.addEventListener('visibilitychange', onVisible);
    const timer = isSignalsAvailable
      ? undefined
      : setInterval(refreshIfVisible, POLL_MS);
    return () => {
      document.removeEventListener('visibilitychange', onVisible);
      clearInterval(timer);
    };
  }, [isSignalsAvailable, refreshIfVisible]);
}

function asError(error: unknown): Error {
  return error instanceof Error ? error : new Error(String(error));
}
