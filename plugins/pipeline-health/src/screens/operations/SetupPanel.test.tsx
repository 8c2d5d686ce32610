import { renderInTestApp } from '@backstage/frontend-test-utils';
import { ResponseError } from '@backstage/errors';
import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { FakePipelineHealthApi } from '../../__testUtils__/FakePipelineHealthApi';
import { setupAt } from '../../__testUtils__/setup';
import { pipelineHealthApiRef } from '../../api/pipelineHealthApiRef';
import { rootRouteRef } from '../../routes';
import { SetupPanel } from './SetupPanel';

function renderPanel(getSetup = async () => setupAt(Date.now())) {
  const api = new FakePipelineHealthApi(() => []);
  jest.spyOn(api, 'getSetup').mockImplementation(getSetup);
  renderInTestApp(<SetupPanel />, {
    apis: [[pipelineHealthApiRef, api]],
    mountedRoutes: { '/pipeline-health': rootRouteRef },
  });
  return api;
}

const rowOf = (account: string) =>
  screen.findByRole('row', { name: new RegExp(account) });

describe('SetupPanel', () => {
  it('says who asks, what is refused for which kinds, what is there and what it costs', async () => {
    renderPanel();
    const row = await rowOf('^123456789012');
    expect(row).toHaveTextContent('assumed-role/backstage/pod');
    expect(
      within(row)
        .getAllByRole('listitem')
        .map(item => item.textContent),
    ).toEqual(['glue:GetCrawlerglue-crawler']);
    expect(row).toHaveTextContent('1 / 2');
    expect(row).toHaveTextContent('12 watched40 with tags$12.00');
  });

  it('says in a sentence why an account cannot be asked', async () => {
    renderPanel();
    expect(await rowOf('^222222222222')).toHaveTextContent(
      /AWS refuses arn:.*\/pod the role arn:.*reader.*not knownnot known/,
    );
  });

  it('asks again after a repair', async () => {
    const api = renderPanel();
    await rowOf('^222222222222');
    const repaired = setupAt(Date.now());
    repaired.shards.pop();
    const getSetup = jest
      .spyOn(api, 'getSetup')
      .mockImplementation(async ({ again } = {}) => {
        getSetup.mockResolvedValue(repaired);
        return again ? repaired : setupAt(Date.now());
      });
    await userEvent.click(
      screen.getByRole('button', { name: 'Ask again now' }),
    );
    const asked = getSetup.mock.calls.map(([query]) => query);
    expect(asked).toContainEqual({ again: true });
    await rowOf('^123456789012');
    expect(screen.queryByText(/AWS refuses/)).not.toBeInTheDocument();
  });

  it('is not there with a backend that does not tell', async () => {
    const api = renderPanel(async () => {
      throw await ResponseError.fromResponse(
        new Response('{}', { status: 404, statusText: 'Not Found' }),
      );
    });
    await waitFor(() => expect(api.getSetup).toHaveBeenCalled());
    expect(screen.queryByRole('table')).not.toBeInTheDocument();
  });
});
