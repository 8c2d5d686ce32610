import { signalApiRef } from '@backstage/plugin-signals-react';
import { TestApiProvider } from '@backstage/frontend-test-utils';
import { act, cleanup, renderHook } from '@testing-library/react';
import { PropsWithChildren } from 'react';
import { NoAnswerError } from '../api/answeringInTime';
import { useLive } from './useLive';

/** An interval, however its jitter falls. */
const INTERVAL = 31_000;

function hideTab(hidden: boolean) {
  Object.defineProperty(document, 'hidden', {
    value: hidden,
    configurable: true,
  });
  document.dispatchEvent(new Event('visibilitychange'));
}

const later = (milliseconds: number) =>
  act(async () => {
    await jest.advanceTimersByTimeAsync(milliseconds);
  });

const happens = (what: () => void) =>
  act(async () => {
    what();
    await jest.advanceTimersByTimeAsync(0);
  });

describe('useLive', () => {
  beforeEach(() => {
    jest.useFakeTimers();
  });
  afterEach(() => {
    cleanup();
    hideTab(false);
    jest.useRealTimers();
  });

  let tell: () => void;
  const signals = {
    subscribe: (_channel: string, onMessage: (message: never) => void) => {
      tell = () => onMessage({ at: String(Math.random()) } as never);
      return { unsubscribe: () => {} };
    },
  };
  const withSignals = ({ children }: PropsWithChildren<{}>) => (
    <TestApiProvider apis={[[signalApiRef, signals]]}>
      {children}
    </TestApiProvider>
  );
  const withoutSignals = ({ children }: PropsWithChildren<{}>) => (
    <TestApiProvider apis={[]}>{children}</TestApiProvider>
  );

  async function live<T>(
    load: (signal: AbortSignal) => Promise<T>,
    wrapper = withSignals,
  ) {
    const rendered = renderHook(props => useLive(props.load), {
      initialProps: { load },
      wrapper,
    });
    await later(0);
    return rendered;
  }

  it.each([
    ['with', withSignals],
    ['without', withoutSignals],
  ])('asks again at an interval, %s signals', async (_, wrapper) => {
    const load = jest.fn(async () => 'answer');
    await live(load, wrapper);
    expect(load).toHaveBeenCalledTimes(1);
    await later(INTERVAL);
    expect(load).toHaveBeenCalledTimes(2);
    await later(9 * INTERVAL);
    expect(load.mock.calls.length).toBeGreaterThanOrEqual(11);
    expect(load.mock.calls.length).toBeLessThanOrEqual(13);
  });

  it('asks sooner when a signal says that something changed', async () => {
    const load = jest.fn(async () => 'answer');
    await live(load);
    await happens(tell);
    expect(load).toHaveBeenCalledTimes(2);
  });

  it('rests while nobody looks, and asks when somebody does', async () => {
    const load = jest.fn(async () => 'answer');
    await live(load);
    hideTab(true);
    await happens(tell);
    await later(10 * INTERVAL);
    expect(load).toHaveBeenCalledTimes(1);
    await happens(() => hideTab(false));
    expect(load).toHaveBeenCalledTimes(2);
  });

  it.each(['focus', 'online'])('asks again on %s', async event => {
    const load = jest.fn(async () => 'answer');
    await live(load);
    await later(6_000);
    await happens(() => window.dispatchEvent(new Event(event)));
    expect(load).toHaveBeenCalledTimes(2);
  });

  it('asks again at once when the machine wakes', async () => {
    const load = jest.fn(async () => 'answer');
    await live(load);
    jest.setSystemTime(Date.now() + 3_600_000);
    await later(1_000);
    expect(load).toHaveBeenCalledTimes(2);
  });

  it('asks once more after an answer that a change overtook', async () => {
    const load = jest.fn(
      () =>
        new Promise<string>(resolve => setTimeout(() => resolve('it'), 5_000)),
    );
    await live(load);
    await happens(tell);
    await happens(tell);
    expect(load).toHaveBeenCalledTimes(1);
    await later(6_000);
    expect(load).toHaveBeenCalledTimes(2);
    await later(6_000);
    expect(load).toHaveBeenCalledTimes(2);
  });

  it('drops an answer that a newer question overtook', async () => {
    const slow = () =>
      new Promise<string>(resolve => setTimeout(() => resolve('slow'), 5_000));
    const { result, rerender } = await live(slow);
    rerender({ load: async () => 'quick' });
    await later(10_000);
    expect(result.current).toMatchObject({ status: 'ready', value: 'quick' });
  });

  it('keeps the old answer beside the error of a refresh, and asks again soon', async () => {
    const load = jest.fn(async () => 'answer');
    const { result } = await live(load);
    load.mockRejectedValueOnce(new Error('gone'));
    await later(INTERVAL);
    expect(result.current).toMatchObject({
      status: 'ready',
      value: 'answer',
      refreshing: false,
      refreshError: new Error('gone'),
    });
    await later(6_000);
    expect(result.current).toMatchObject({ refreshError: undefined });
  });

  it('says that nobody answers, within two intervals of the last answer', async () => {
    const load = jest.fn(async () => 'answer');
    const { result } = await live<string>(load);
    load.mockImplementation(() => new Promise(() => {}));
    await later(2 * INTERVAL);
    expect(result.current).toMatchObject({
      status: 'ready',
      value: 'answer',
      refreshError: new NoAnswerError(20_000),
    });
  });

  it('recovers by itself when the first question failed', async () => {
    const load = jest.fn(async () => 'answer');
    load.mockRejectedValueOnce(new Error('Failed to fetch'));
    const { result } = await live(load);
    expect(result.current.status).toBe('error');
    await later(6_000);
    expect(result.current).toMatchObject({ status: 'ready', value: 'answer' });
  });

  it('does not answer a question with the answer to another one', async () => {
    const { result, rerender } = await live<string>(async () => 'critical');
    rerender({
      load: async () => {
        throw new Error('gone');
      },
    });
    await later(0);
    expect(result.current).toMatchObject({
      status: 'error',
      error: new Error('gone'),
    });
  });

  it('tells when the newest answer arrived', async () => {
    const load = jest.fn(async () => 'answer');
    const { result } = await live(load);
    const first = result.current;
    await later(INTERVAL);
    const second = result.current;
    expect(
      first.status === 'ready' &&
        second.status === 'ready' &&
        second.loadedAt - first.loadedAt,
    ).toBeGreaterThan(25_000);
  });
});
