import { renderInTestApp } from '@backstage/frontend-test-utils';
import { entityRouteRef } from '@backstage/plugin-catalog-react';
import {
  AvailableAction,
  Pipeline,
} from '@pipeline-health/plugin-pipeline-health-common';
import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { useLocation } from 'react-router-dom';
import { FakePipelineHealthApi } from '../../__testUtils__/FakePipelineHealthApi';
import { before, pipeline, queueArn } from '../../__testUtils__/fixtures';
import { filling, losing, unknown } from '../../__testUtils__/scenes';
import { OnCallApi, onCallApiRef } from '../../api/onCallApiRef';
import { pipelineHealthApiRef } from '../../api/pipelineHealthApiRef';
import { rootRouteRef } from '../../routes';
import OnCall from './OnCall';

const now = Date.now();

const Address = () => <output>{useLocation().search}</output>;

function withIncident(
  burning: Pipeline,
  changes: Partial<Pipeline['incident']> = {},
): Pipeline {
  return {
    ...burning,
    incident: {
      id: 'open',
      openedAt: before(now, 3_600_000),
      state: 'open',
      worst: 'critical',
      ...changes,
    },
  };
}

/** A critical pipeline for which no clock runs. */
const failing = pipeline(now, 'loads', {
  title: 'Loads',
  health: 'critical',
  secondsToLoss: undefined,
});

function renderBoard(
  api: FakePipelineHealthApi,
  options: { search?: string; onCall?: OnCallApi } = {},
) {
  const { search = '', onCall } = options;
  renderInTestApp(
    <>
      <OnCall />
      <Address />
    </>,
    {
      apis: [
        [pipelineHealthApiRef, api],
        ...(onCall ? [[onCallApiRef, onCall] as const] : []),
      ],
      mountedRoutes: {
        '/pipeline-health': rootRouteRef,
        '/catalog/:namespace/:kind/:name': entityRouteRef,
      },
      initialRouteEntries: [`/${search}`],
    },
  );
}

const serving = (...pipelines: Pipeline[]) =>
  new FakePipelineHealthApi(() => pipelines);

describe('the on-call board', () => {
  it('shows what is lost first, then what else burns, and only counts the rest', async () => {
    renderBoard(
      serving(
        losing(now),
        filling(now),
        failing,
        unknown(now),
        pipeline(now, 'warned', { health: 'warning' }),
        pipeline(now, 'well'),
      ),
    );
    const first = await screen.findByRole('region', { name: 'Payments' });
    expect(first).toHaveTextContent('Data can be lost in');
    expect(first).toHaveTextContent('The consumer has stopped');
    const rows = within(
      screen.getByRole('list', { name: 'What burns' }),
    ).getAllByRole('listitem');
    expect(rows).toHaveLength(2);
    expect(rows[0]).toHaveTextContent('until the first is lost');
    expect(rows[1]).toHaveTextContent('Oldest message; no clock runs');
    expect(screen.getByText('1 cannot be seen: ledger')).toBeVisible();
    expect(screen.getByText('1 warning')).toBeVisible();
    expect(screen.getByText('1 healthy')).toBeVisible();
    expect(screen.queryByText('warned')).not.toBeInTheDocument();
  });

  it('takes an answer, and shows it at once with what is known', async () => {
    const api = serving();
    const burning = withIncident(losing(now));
    const list = jest.spyOn(api, 'listPipelines');
    const answer = (item: Pipeline) =>
      list.mockResolvedValue({
        items: [item],
        totalItems: 1,
        counts: { critical: 1, unknown: 0, warning: 0, healthy: 0 },
      });
    answer(burning);
    const acknowledge = jest
      .spyOn(api, 'acknowledgeIncident')
      .mockImplementation(async () => {
        answer(
          withIncident(burning, {
            state: 'acknowledged',
            acknowledgement: { at: before(now, 0), by: 'user:default/jane' },
          }),
        );
        return { ...burning.incident } as never;
      });
    renderBoard(api);
    const first = await screen.findByRole('region', { name: 'Payments' });
    expect(first).toHaveTextContent('no answer yet');
    await userEvent.click(
      within(first).getByRole('button', { name: 'Acknowledge: Payments' }),
    );
    await userEvent.click(
      screen.getByRole('button', { name: 'I have seen it' }),
    );
    expect(acknowledge).toHaveBeenCalledWith(
      burning.entityRef,
      'open',
      expect.anything(),
    );
    const known = await screen.findByRole('region', {
      name: 'Known, somebody is on it',
    });
    expect(known).toHaveTextContent('Acknowledged');
    expect(known).toHaveTextContent('jane');
    expect(
      screen.queryByRole('button', { name: /Acknowledge/ }),
    ).not.toBeInTheDocument();
  });

  it('offers to buy time where a clock runs and that can be done', async () => {
    const action: AvailableAction = {
      action: 'extend-retention',
      stage: queueArn('payments'),
      title: 'Extend the retention',
      description: '',
      inputSchema: {},
      permission: 'pipeline-health.retention.extend',
      cancellable: false,
      destructive: false,
      hindrances: [{ code: 'not-enabled', message: 'It is not enabled.' }],
    };
    const burning = {
      ...losing(now),
      lossBasis: {
        stage: queueArn('payments'),
        text: 'It is old.',
        message: { key: 'a-test.says', values: {} },
      },
    };
    const api = serving(burning, failing);
    api.listActions = async () => ({ items: [action] });
    renderBoard(api);
    const button = await screen.findByRole('button', { name: /Buy time/ });
    expect(button).toHaveAttribute('aria-disabled', 'true');
    expect(screen.getAllByRole('button', { name: /Buy time/ })).toHaveLength(1);
  });

  it('names who is on call where somebody tells, else the owner', async () => {
    const whoIsOnCall = jest.fn(async () => [
      { name: 'Payments primary', link: 'tel:+100' },
    ]);
    renderBoard(serving(losing(now)), { onCall: { whoIsOnCall } });
    expect(
      await screen.findByRole('link', { name: 'Payments primary' }),
    ).toHaveAttribute('href', 'tel:+100');
    expect(whoIsOnCall).toHaveBeenCalledWith(
      {
        entityRef: 'component:default/payments',
        owner: 'group:default/payments',
      },
      expect.anything(),
    );
  });

  it('says that who is on call could not be asked, and names the owner', async () => {
    const whoIsOnCall = async () => {
      throw new Error('gone');
    };
    renderBoard(serving(losing(now)), { onCall: { whoIsOnCall } });
    expect(
      await screen.findByText('Who is on call could not be asked'),
    ).toBeVisible();
    expect(screen.getByRole('link', { name: 'payments' })).toBeVisible();
  });

  it('keeps whose pipelines they are in the address', async () => {
    renderBoard(serving(losing(now), filling(now)), {
      search: '?owner=group:default/payments',
    });
    await screen.findByRole('region', { name: 'Payments' });
    expect(screen.queryByText('invoices')).not.toBeInTheDocument();
  });

  it('is well only where all could be seen', async () => {
    renderBoard(serving(unknown(now), pipeline(now, 'well')));
    expect(
      await screen.findByText('Nothing that can be seen burns'),
    ).toBeVisible();
    expect(screen.getByText('1 cannot be seen: ledger')).toBeVisible();
  });

  it('hangs on a wall without buttons until somebody presses Escape', async () => {
    renderBoard(
      serving(
        losing(now),
        ...Array.from({ length: 5 }, (_, index) =>
          pipeline(now, `loads-${index}`, {
            health: 'critical',
            owner: `group:default/team-${index % 2}`,
          }),
        ),
      ),
      { search: '?wallboard' },
    );
    const wall = await screen.findByRole('dialog', { name: 'On call' });
    expect(within(wall).getByText('Connected')).toBeVisible();
    expect(within(wall).getByText(/^team-[01] · [1-2] of 2$/)).toBeVisible();
    expect(within(wall).queryByRole('button')).not.toBeInTheDocument();
    await userEvent.keyboard('{Escape}');
    expect(
      await screen.findByRole('button', { name: 'Wallboard' }),
    ).toBeVisible();
    expect(screen.getByRole('status')).not.toHaveTextContent('wallboard');
  });
});
