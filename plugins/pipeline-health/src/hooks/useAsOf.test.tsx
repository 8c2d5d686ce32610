import {
  Pipeline,
  pipelineAsOf,
} from '@pipeline-health/plugin-pipeline-health-common';
import { act, renderHook } from '@testing-library/react';
import { before, pipeline } from '../__testUtils__/fixtures';
import { useAsOf } from './useAsOf';
import { Ready } from './useLive';

const NOW = Date.parse('2026-02-03T14:00:00Z');
const MINUTE = 60_000;

const rowOf = (value: Pipeline) => [value];

/** The health that a page shows which nobody renews. */
function shown(staleAfter: string | undefined) {
  const live: Ready<Pipeline> = {
    status: 'ready',
    value: pipeline(NOW, 'orders', { staleAfter, secondsToLoss: 7_200 }),
    loadedAt: NOW,
    refreshing: false,
    retry: () => {},
  };
  const { result } = renderHook(() => useAsOf(live, rowOf, pipelineAsOf));
  return () =>
    result.current.status === 'ready' ? result.current.value : undefined;
}

const later = (milliseconds: number) =>
  act(async () => {
    await jest.advanceTimersByTimeAsync(milliseconds);
  });

describe('useAsOf', () => {
  beforeEach(() => {
    jest.useFakeTimers({ now: NOW });
  });
  afterEach(() => {
    jest.useRealTimers();
  });

  it('takes back what was said when its time has passed', async () => {
    const page = shown(before(NOW, -MINUTE));
    await later(58_000);
    expect(page()).toMatchObject({ health: 'healthy', secondsToLoss: 7_200 });
    await later(3_000);
    expect(page()).toMatchObject({ health: 'unknown', stale: true });
    expect(page()?.secondsToLoss).toBeUndefined();
    expect(page()?.stages.map(({ health }) => health)).toEqual([
      'unknown',
      'unknown',
    ]);
  });

  it('leaves what cannot get old', async () => {
    const page = shown(undefined);
    await later(60 * MINUTE);
    expect(page()).toMatchObject({ health: 'healthy', stale: false });
  });
});
