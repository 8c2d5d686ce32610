import { TestApiProvider } from '@backstage/test-utils';
import { renderHook, waitFor } from '@testing-library/react';
import { ReactNode } from 'react';
import { FakePipelineHealthApi } from '../__testUtils__/FakePipelineHealthApi';
import { kindDescription } from '../__testUtils__/kinds';
import { pipelineHealthApiRef } from '../api/pipelineHealthApiRef';
import { useKinds } from './useKinds';

function renderKinds(api: FakePipelineHealthApi) {
  return renderHook(() => useKinds().items.map(({ kind }) => kind), {
    wrapper: (props: { children: ReactNode }) => (
      <TestApiProvider apis={[[pipelineHealthApiRef, api]]}>
        {props.children}
      </TestApiProvider>
    ),
  }).result;
}

describe('useKinds', () => {
  const tank = kindDescription('tank', 'Tank');

  it('asks once for all, and keeps the answer', async () => {
    const api = new FakePipelineHealthApi(() => [], [tank]);
    const listKinds = jest.spyOn(api, 'listKinds');
    const [first, second] = [renderKinds(api), renderKinds(api)];
    expect(first.current).toEqual([]);
    await waitFor(() => expect(first.current).toEqual(['tank']));
    expect(second.current).toEqual(['tank']);
    expect(renderKinds(api).current).toEqual(['tank']);
    expect(listKinds).toHaveBeenCalledTimes(1);
  });

  it('knows none when nobody answers, and is asked again by who comes next', async () => {
    const api = new FakePipelineHealthApi(() => [], [tank]);
    const listKinds = jest
      .spyOn(api, 'listKinds')
      .mockRejectedValueOnce(new Error('502'));
    const first = renderKinds(api);
    await waitFor(() => expect(listKinds).toHaveBeenCalled());
    await listKinds.mock.results[0].value.catch(() => {});
    expect(first.current).toEqual([]);
    const second = renderKinds(api);
    await waitFor(() => expect(second.current).toEqual(['tank']));
    expect(first.current).toEqual(['tank']);
  });
});
