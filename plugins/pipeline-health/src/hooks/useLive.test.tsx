import { signalApiRef } from '@backstage/plugin-signals-react';
import { TestApiProvider } from '@backstage/frontend-test-utils';
import { act, renderHook } from '@testing-library/react';
import { PropsWithChildren } from 'react';
import { useLive } from './useLive';

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

describe('useLive', () => {
  beforeEach(() => {
    jest.useFakeTimers();
  });
  afterEach(() => {
    hideTab(false);
    jest.useRealTimers();
  });

  const withoutSignals = ({ children }: PropsWithChildren<{}>) => (
    <TestApiProvider apis={[]}>{children}</TestApiProvider>
  );

  it('polls where there are no signals, in a visible tab only', async () => {
    const load = jest.fn(async () => 'answer');
    renderHook(() => useLive(load), { wrapper: withoutSignals });
    await later(0);
    expect(load).toHaveBeenCalledTimes(1);
    await later(30_000);
    expect(load).toHaveBeenCalledTimes(2);
    hideTab(true);
    await later(120_000);
    expect(load).toHaveBeenCalledTimes(2);
    await act(async () => hideTab(false));
    expect(load).toHaveBeenCalledTimes(3);
  });

  it('does not poll where signals tell', async () => {
    const load = jest.fn(async () => 'answer');
    const signals = { subscribe: () => ({ unsubscribe: () => {} }) };
    renderHook(() => useLive(load), {
      wrapper: ({ children }: PropsWithChildren<{}>) => (
        <TestApiProvider apis={[[signalApiRef, signals]]}>
          {children}
        </TestApiProvider>
      ),
    });
    await later(300_000);
    expect(load).toHaveBeenCalledTimes(1);
  });

  it('drops an answer that a newer question overtook', async () => {
    const slow = () =>
      new Promise<string>(resolve => setTimeout(() => resolve('slow'), 5_000));
    const quick = async () => 'quick';
    const { result, rerender } = renderHook(({ load }) => useLive(load), {
      initialProps: { load: slow as () => Promise<string> },
      wrapper: withoutSignals,
    });
    rerender({ load: quick });
    await later(10_000);
    expect(result.current).toMatchObject({ status: 'ready', value: 'quick' });
  });

  it('keeps the old answer beside the error of a refresh', async () => {
    const load = jest.fn(async () => 'answer');
    const { result } = renderHook(() => useLive(load), {
      wrapper: withoutSignals,
    });
    await later(0);
    load.mockRejectedValueOnce(new Error('gone'));
    await later(30_000);
    expect(result.current).toMatchObject({
      status: 'ready',
      value: 'answer',
      refreshing: false,
      refreshError: new Error('gone'),
    });
    await later(30_000);
    expect(result.current).toMatchObject({ refreshError: undefined });
  });
});
