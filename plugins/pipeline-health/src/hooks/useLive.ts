import { useSignal } from '@backstage/plugin-signals-react';
import { PIPELINES_CHANGED_CHANNEL } from '@pipeline-health/plugin-pipeline-health-common';
import { useCallback, useEffect, useReducer, useRef } from 'react';
import { Asking, keepAsking, Step } from './keepAsking';
import { hearOwnChanges } from './ownChanges';

/** What is known of something that is fetched and kept fresh. */
export type Live<T> =
  | { status: 'loading' }
  | { status: 'error'; error: Error; refreshing: boolean; retry(): void }
  | {
      status: 'ready';
      value: T;
      /** When the answer arrived, in epoch milliseconds by the server's clock. */
      loadedAt: number;
      refreshing: boolean;
      /** Why the last refresh failed; `value` is what was known before. */
      refreshError?: Error;
      retry(): void;
    };

/** A {@link Live} that has been answered. */
export type Ready<T> = Extract<Live<T>, { status: 'ready' }>;

type Load<T> = (signal: AbortSignal) => Promise<T>;

interface Known<T> {
  value?: { data: T; at: number; to: Load<T> };
  error?: Error;
  pending: boolean;
}

function reduce<T>(known: Known<T>, step: Step<T> & { of: Load<T> }): Known<T> {
  switch (step.type) {
    case 'asked':
      return { ...known, pending: true };
    case 'answered':
      return {
        value: { data: step.data, at: step.at, to: step.of },
        pending: false,
      };
    default:
      return {
        // The answer to another question says nothing about this one.
        value: known.value?.to === step.of ? known.value : undefined,
        error: step.error,
        pending: false,
      };
  }
}

/**
 * Fetches and keeps fresh: see `keepAsking` for when it asks again. A signal on
 * the channel only makes it sooner: none comes from a backend or a
 * collection that died, nor tells that its socket is back. `load` must be
 * stable; a new `load` fetches again and keeps the old answer until the new
 * one is there.
 */
export function useLive<T>(
  load: Load<T>,
  channel = PIPELINES_CHANGED_CHANNEL,
): Live<T> {
  const [known, dispatch] = useReducer<
    (known: Known<T>, step: Step<T> & { of: Load<T> }) => Known<T>
  >(reduce, { pending: true });
  const asking = useRef<Asking>();

  useEffect(() => {
    asking.current = keepAsking(load, step => dispatch({ ...step, of: load }));
    return asking.current.stop;
  }, [load]);

  const { lastSignal } = useSignal(channel);
  useEffect(() => {
    if (lastSignal) {
      asking.current?.changed();
    }
  }, [lastSignal]);

  useEffect(
    () => hearOwnChanges(channel, () => asking.current?.changed()),
    [channel],
  );

  const retry = useCallback(() => asking.current?.again(), []);
  const { value, error, pending: refreshing } = known;
  if (value) {
    const { data, at: loadedAt } = value;
    return {
      status: 'ready',
      value: data,
      loadedAt,
      refreshing,
      refreshError: error,
      retry,
    };
  }
  return error
    ? { status: 'error', error, refreshing, retry }
    : { status: 'loading' };
}
