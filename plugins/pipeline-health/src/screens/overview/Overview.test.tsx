import { ResponseError } from '@backstage/errors';
import { storageApiRef } from '@backstage/core-plugin-api';
import { renderInTestApp } from '@backstage/frontend-test-utils';
import {
  MockStarredEntitiesApi,
  starredEntitiesApiRef,
} from '@backstage/plugin-catalog-react';
import { mockApis } from '@backstage/test-utils';
import { signalApiRef } from '@backstage/plugin-signals-react';
import {
  Pipeline,
  PipelineHealthApi,
} from '@pipeline-health/plugin-pipeline-health-common';
import { act, cleanup, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { useLocation, useNavigate } from 'react-router-dom';
import { FakePipelineHealthApi } from '../../__testUtils__/FakePipelineHealthApi';
import { pipeline } from '../../__testUtils__/fixtures';
import { layOut, screenOfWidth } from '../../__testUtils__/screenOfWidth';
import {
  crawled,
  hostile,
  losing,
  misannotated,
  scenes,
  stale,
  unknown,
} from '../../__testUtils__/scenes';
import { pipelineHealthApiRef } from '../../api/pipelineHealthApiRef';
import { rootRouteRef } from '../../routes';
import { Overview } from './Overview';

function Address() {
  const navigate = useNavigate();
  return (
    <>
      <output>{useLocation().search}</output>
      <button onClick={() => navigate(-1)}>Back</button>
    </>
  );
}

function renderOverview(
  api: PipelineHealthApi,
  search = '',
  storage = mockApis.storage(),
) {
  let tell: () => void = () => {};
  const signals = {
    subscribe: (_channel: string, onMessage: (message: never) => void) => {
      tell = () => onMessage({ at: String(Math.random()) } as never);
      return { unsubscribe: () => {} };
    },
  };
  renderInTestApp(
    <>
      <Overview />
      <Address />
    </>,
    {
      apis: [
        [pipelineHealthApiRef, api],
        [signalApiRef, signals],
        [storageApiRef, storage],
        [starredEntitiesApiRef, new MockStarredEntitiesApi()],
      ],
      mountedRoutes: { '/pipeline-health': rootRouteRef },
      initialRouteEntries: [`/${search}`],
    },
  );
  return { signal: () => act(async () => tell()) };
}

function serving(...pipelines: Pipeline[]) {
  return new FakePipelineHealthApi(() => pipelines);
}

const now = Date.now();

describe('Overview', () => {
  beforeAll(layOut);
  afterEach(() => screenOfWidth(390));

  it('shows the outline of what comes while it loads', async () => {
    const api = serving();
    api.listPipelines = () => new Promise(() => {});
    renderOverview(api);
    expect(
      await screen.findByRole('status', { name: 'Loading' }),
    ).toBeInTheDocument();
  });

  it('says that nothing answers, and asks again on demand', async () => {
    const api = serving(pipeline(now, 'orders'));
    const works = api.listPipelines.bind(api);
    api.listPipelines = async () => {
      throw new Error('502 Bad Gateway');
    };
    renderOverview(api);
    const alert = await screen.findByRole('alert');
    expect(alert).toHaveTextContent('Pipeline Health does not answer');
    expect(alert).toHaveTextContent('502 Bad Gateway');

    api.listPipelines = works;
    await userEvent.click(screen.getByRole('button', { name: 'Try again' }));
    expect(await screen.findByText('orders')).toBeInTheDocument();
    expect(screen.queryByRole('alert')).not.toBeInTheDocument();
  });

  it('says so when the caller may not look', async () => {
    const api = serving();
    const response = { status: 403, statusText: 'Forbidden' };
    api.listPipelines = async () => {
      throw await ResponseError.fromResponse({
        ...response,
        ok: false,
        headers: new Headers(),
        text: async () => '',
      } as Response);
    };
    renderOverview(api);
    expect(
      await screen.findByText('You are not allowed to see pipelines'),
    ).toBeInTheDocument();
    expect(
      screen.getByRole('button', { name: 'Try again' }),
    ).toBeInTheDocument();
  });

  it('explains how to begin when nothing is watched', async () => {
    renderOverview(serving());
    expect(
      await screen.findByText('You can see no pipelines'),
    ).toBeInTheDocument();
    expect(
      screen.getByText(/pipeline-health.io\/aws-arns/),
    ).toBeInTheDocument();
    expect(screen.getByRole('button', { name: 'Copy' })).toBeInTheDocument();
  });

  it('leads with what is worst and what is lost first', async () => {
    renderOverview(serving(...scenes(Date.now())));
    expect(
      await screen.findByRole('heading', { name: '2 pipelines are critical' }),
    ).toBeInTheDocument();
    const timer = screen.getByRole('timer');
    expect(timer).toHaveTextContent('3 h 12 min until data can be lost');
    const list = screen.getByRole('list', {
      name: 'Pipelines',
    });
    const [first] = within(list).getAllByRole('listitem');
    expect(first).toHaveTextContent('Payments');
    expect(first).toHaveTextContent('The consumer has stopped');
    expect(within(first).getByRole('link')).toHaveAttribute(
      'href',
      '/pipeline-health/component/default/payments',
    );
    expect(
      within(first).getByRole('link', { name: 'Payments, Critical' }),
    ).toBeInTheDocument();
  });

  it('says that all is well', async () => {
    renderOverview(serving(pipeline(now, 'a'), pipeline(now, 'b')));
    expect(
      await screen.findByText('All 2 pipelines are healthy'),
    ).toBeInTheDocument();
    expect(screen.queryByRole('timer')).not.toBeInTheDocument();
  });

  it('never shows what is unknown or stale as healthy', async () => {
    renderOverview(serving(unknown(now), stale(now)));
    expect(
      await screen.findByText('2 pipelines cannot be seen'),
    ).toBeInTheDocument();
    expect(
      screen.getByRole('link', { name: 'ledger, Unknown' }),
    ).toBeInTheDocument();
    expect(screen.getByText('never read')).toBeInTheDocument();
    expect(screen.getByText(/^Stale · 2 h/)).toBeInTheDocument();
    expect(screen.queryByText(/All is well/)).not.toBeInTheDocument();
  });

  it('names a wrong annotation', async () => {
    renderOverview(serving(misannotated(now)));
    expect(
      await screen.findByText(/'arn:aws:sqs' is not an ARN/),
    ).toBeInTheDocument();
  });

  it('shows HTML in names as text', async () => {
    renderOverview(serving(hostile(now)));
    const title = '<img src=x onerror=alert(1)> & <b>bold</b>';
    expect(await screen.findByText(title)).toBeInTheDocument();
    expect(document.querySelector('img')).toBe(null);
  });

  it('is a table on a wide screen', async () => {
    screenOfWidth(1440);
    renderOverview(serving(losing(now), pipeline(now, 'orders')));
    const table = await screen.findByRole('table', {
      name: 'Pipelines',
    });
    expect(
      within(table)
        .getAllByRole('columnheader')
        .map(header => header.textContent),
    ).toEqual([
      'Urgency',
      'Pipeline and cause',
      'Time to loss',
      'Key figure',
      'Trend',
      'Dead letters',
      'Owner',
      'Updated',
      'Starred',
    ]);
    const [, first] = within(table).getAllByRole('row');
    expect(first).toHaveTextContent('20 h 48 min');
    expect(first).toHaveTextContent('payments');
    expect(
      within(first).getByRole('img', {
        name: 'Oldest message: from 20 s to 20 h over 1 d',
      }),
    ).toBeInTheDocument();
  });

  it('tells a cause in a line, or in full for who likes that, the next time too', async () => {
    screenOfWidth(1440);
    const storage = mockApis.storage();
    renderOverview(serving(losing(now)), '', storage);
    const cause = await screen.findByText(/^The consumer has stopped/);
    expect(cause).toHaveStyle({ whiteSpace: 'nowrap' });
    await userEvent.click(
      screen.getByRole('button', { name: 'Full sentences' }),
    );
    expect(cause).toHaveStyle({ WebkitLineClamp: 3 });
    cleanup();
    renderOverview(serving(losing(now)), '', storage);
    expect(await screen.findByText(/^The consumer has stopped/)).toHaveStyle({
      WebkitLineClamp: 3,
    });
  });

  it('leaves out the columns that nobody wants', async () => {
    screenOfWidth(1440);
    renderOverview(serving(losing(now)));
    await userEvent.click(
      await screen.findByRole('button', { name: 'Columns' }),
    );
    const owner = screen.getByRole('menuitemcheckbox', { name: 'Owner' });
    expect(owner).toBeChecked();
    await userEvent.click(owner);
    await userEvent.click(
      screen.getByRole('menuitemcheckbox', { name: 'System' }),
    );
    await userEvent.keyboard('{Escape}');
    const headers = screen
      .getAllByRole('columnheader')
      .map(header => header.textContent);
    expect(headers).not.toContain('Owner');
    expect(headers).toContain('System');
  });

  it('is walked through by keys', async () => {
    screenOfWidth(1440);
    renderOverview(serving(losing(now), pipeline(now, 'orders')));
    const [first, second] = await screen.findAllByRole('link', {
      name: /Critical|Healthy/,
    });
    await userEvent.keyboard('j');
    expect(first).toHaveFocus();
    await userEvent.keyboard('jj');
    expect(second).toHaveFocus();
    await userEvent.keyboard('k');
    expect(first).toHaveFocus();
    await userEvent.keyboard('/');
    const search = screen.getByRole('searchbox');
    expect(search).toHaveFocus();
    await userEvent.keyboard('j?');
    expect(search).toHaveValue('j?');
    await userEvent.clear(search);
    act(() => first.focus());
    await userEvent.keyboard('?');
    expect(
      await screen.findByRole('dialog', { name: 'Keys' }),
    ).toHaveTextContent('Next pipeline');
  });

  describe('of who owns something', () => {
    const mine = (part: Partial<Pipeline> = {}) => ({
      ...pipeline(now, 'mine'),
      owner: 'user:default/guest',
      ...part,
    });

    it('begins with what is theirs when it burns, and shows all on demand', async () => {
      renderOverview(serving(mine({ health: 'warning' }), losing(now)));
      expect(await screen.findByText('1 of 1 pipelines')).toBeInTheDocument();
      expect(
        screen.getByRole('button', { name: 'Mine 1', pressed: true }),
      ).toBeInTheDocument();
      expect(
        screen.getByRole('heading', {
          name: '1 pipeline of yours needs a look',
        }),
      ).toBeInTheDocument();
      expect(screen.getByText('1 other is critical')).toBeInTheDocument();
      // The loudest clock is told whosever it is.
      expect(screen.getByRole('timer')).toBeInTheDocument();
      await userEvent.click(screen.getByRole('button', { name: 'Show all' }));
      expect(await screen.findByText('2 of 2 pipelines')).toBeInTheDocument();
      expect(
        screen.getByRole('heading', { name: '1 pipeline is critical' }),
      ).toBeInTheDocument();
      expect(screen.queryByText(/other/)).not.toBeInTheDocument();
    });

    it('begins with all when nothing of theirs burns', async () => {
      renderOverview(serving(mine(), losing(now)));
      expect(
        await screen.findByRole('heading', { name: '1 pipeline is critical' }),
      ).toBeInTheDocument();
      expect(
        screen.getByRole('button', { name: 'All 2', pressed: true }),
      ).toBeInTheDocument();
      await userEvent.click(screen.getByRole('button', { name: 'Mine' }));
      expect(
        await screen.findByRole('heading', {
          name: 'Your pipeline is healthy',
        }),
      ).toBeInTheDocument();
      expect(screen.getByText('1 other is critical')).toBeInTheDocument();
    });

    it('takes what cannot be seen for something that burns', async () => {
      renderOverview(serving(mine({ health: 'unknown' }), losing(now)));
      expect(
        await screen.findByRole('heading', {
          name: '1 pipeline of yours cannot be seen',
        }),
      ).toBeInTheDocument();
    });
  });

  it('begins with all when nothing is mine', async () => {
    renderOverview(serving(losing(now)));
    expect(
      await screen.findByRole('button', { name: 'All 1', pressed: true }),
    ).toBeInTheDocument();
    expect(
      screen.queryByRole('button', { name: /Mine/ }),
    ).not.toBeInTheDocument();
  });

  it('shows what is starred, and says when nothing is', async () => {
    screenOfWidth(1440);
    renderOverview(serving(losing(now), pipeline(now, 'orders')));
    await userEvent.click(
      await screen.findByRole('button', { name: 'Starred' }),
    );
    expect(
      await screen.findByText('You have starred no pipeline'),
    ).toBeInTheDocument();
    await userEvent.click(
      screen.getByRole('button', { name: 'Show all pipelines' }),
    );
    await userEvent.click(
      await screen.findByRole('button', { name: 'Star orders' }),
    );
    await userEvent.click(screen.getByRole('button', { name: 'Starred' }));
    expect(
      await screen.findByRole('button', { name: 'Starred 1', pressed: true }),
    ).toBeInTheDocument();
    expect(
      await screen.findByRole('link', { name: /^orders/ }),
    ).toBeInTheDocument();
  });

  it('keeps a view under a name, and begins with it', async () => {
    screenOfWidth(1440);
    const storage = mockApis.storage();
    const shown = [losing(now), pipeline(now, 'orders')];
    renderOverview(serving(...shown), '?health=healthy&sort=name', storage);
    await userEvent.click(
      await screen.findByRole('button', { name: 'Save view' }),
    );
    const dialog = screen.getByRole('dialog', { name: 'Save view' });
    await userEvent.click(within(dialog).getByRole('button', { name: 'Save' }));
    expect(within(dialog).getByText('Give it a name')).toBeInTheDocument();
    await userEvent.type(within(dialog).getByRole('textbox'), 'Quiet ones');
    await userEvent.click(within(dialog).getByRole('checkbox'));
    await userEvent.click(within(dialog).getByRole('button', { name: 'Save' }));
    expect(
      await screen.findByRole('button', {
        name: 'Quiet ones 1',
        pressed: true,
      }),
    ).toBeInTheDocument();
    cleanup();

    renderOverview(serving(...shown), '', storage);
    expect(
      await screen.findByRole('button', {
        name: 'Quiet ones 1',
        pressed: true,
      }),
    ).toBeInTheDocument();
    expect(
      screen.getByText(/^\?health=healthy&sort=name&columns=/),
    ).toBeInTheDocument();
    await userEvent.click(
      screen.getByRole('button', { name: 'What to do with Quiet ones' }),
    );
    await userEvent.click(
      screen.getByRole('menuitem', { name: 'Delete this view' }),
    );
    expect(
      screen.queryByRole('button', { name: /Quiet ones/ }),
    ).not.toBeInTheDocument();
  });

  it('sorts by a head, and turns the order around', async () => {
    screenOfWidth(1440);
    renderOverview(serving(pipeline(now, 'b'), pipeline(now, 'a')));
    const name = await screen.findByRole('columnheader', {
      name: 'Pipeline and cause',
    });
    const names = () =>
      screen
        .getAllByRole('link', { name: /Healthy/ })
        .map(link => link.textContent?.[0])
        .join('');
    await userEvent.click(within(name).getByRole('button'));
    await waitFor(() => expect(names()).toBe('ab'));
    expect(name).toHaveAttribute('aria-sort', 'ascending');
    expect(screen.getByText('?sort=name')).toBeInTheDocument();
    await userEvent.click(within(name).getByRole('button'));
    await waitFor(() => expect(names()).toBe('ba'));
    expect(name).toHaveAttribute('aria-sort', 'descending');
  });

  it('groups by owner, with the healths of each group, and folds them', async () => {
    screenOfWidth(1440);
    renderOverview(
      serving(
        { ...losing(now), owner: 'group:default/a' },
        { ...pipeline(now, 'orders'), owner: undefined },
      ),
      '?view=all',
    );
    await userEvent.selectOptions(
      await screen.findByRole('combobox', { name: 'Group' }),
      'owner',
    );
    const head = await screen.findByRole('button', {
      name: /a\W*1\W*Critical/,
    });
    expect(head).toHaveAttribute('aria-expanded', 'true');
    expect(
      screen.getByRole('button', { name: /No owner\W*1\W*Healthy/ }),
    ).toBeInTheDocument();
    await userEvent.click(head);
    expect(head).toHaveAttribute('aria-expanded', 'false');
    expect(
      screen.queryByRole('link', { name: 'payments, Critical' }),
    ).not.toBeInTheDocument();
    expect(screen.getByRole('link', { name: /^orders/ })).toBeInTheDocument();
  });

  it('draws only what is seen of very many, and asks only for that', async () => {
    screenOfWidth(1440);
    const api = serving(
      ...Array.from({ length: 3_000 }, (_, index) =>
        pipeline(now, `pipeline-${index}`),
      ),
    );
    const asked = jest.spyOn(api, 'listPipelines');
    renderOverview(api, '?view=all');
    const table = await screen.findByRole('table', { name: 'Pipelines' });
    expect(table).toHaveAttribute('aria-rowcount', '3001');
    expect(within(table).getAllByRole('row').length).toBeLessThan(60);
    // Beside them only what is the reader's own.
    const lists = asked.mock.calls.filter(([query]) => !query?.owner?.length);
    expect(lists).toHaveLength(1);
  });

  it('tells how much of the retention is used up', async () => {
    screenOfWidth(1440);
    renderOverview(
      serving({
        ...losing(now),
        secondsToLoss: 3_600,
        retentionSeconds: 4 * 3_600,
        collectedAt: new Date().toISOString(),
      }),
    );
    const bar = await screen.findByTestId('retention-used');
    const width = Number.parseFloat(
      (bar.firstElementChild as HTMLElement).style.width,
    );
    expect(width).toBeCloseTo(75, 0);
  });

  it('shows the figure that the reason is about, and what it should be', async () => {
    screenOfWidth(1440);
    const { title } = crawled(now);
    renderOverview(serving(crawled(now)));
    const row = await screen.findByRole('row', { name: new RegExp(title) });
    expect(row).toHaveTextContent('97.2 % · 99 % expectedDelivery success');
    expect(
      within(row).getByRole('img', {
        name: 'Delivery success: from 100 % to 97.2 % over 6 h',
      }),
    ).toBeInTheDocument();
  });

  it('draws no trend of another metric than the figure', async () => {
    screenOfWidth(1440);
    const { trend } = losing(now);
    renderOverview(serving({ ...crawled(now), trend }));
    const row = await screen.findByRole('row', { name: /Delivery success/ });
    expect(within(row).queryByRole('img', { name: /: from/ })).toBe(null);
  });

  it('keeps the filters in the address, and back takes them away', async () => {
    renderOverview(serving(...scenes(now)));
    const tile = await screen.findByRole('button', { name: /Warning/ });
    expect(tile).toHaveAttribute('aria-pressed', 'false');
    await userEvent.click(tile);
    expect(screen.getByText('?health=warning')).toBeInTheDocument();
    await waitFor(() =>
      expect(
        screen.queryByRole('link', { name: /Orders/ }),
      ).not.toBeInTheDocument(),
    );
    expect(screen.getByRole('button', { name: /Warning/ })).toHaveAttribute(
      'aria-pressed',
      'true',
    );
    await userEvent.click(screen.getByRole('button', { name: 'Back' }));
    expect(
      await screen.findByRole('link', { name: /Orders/ }),
    ).toBeInTheDocument();
  });

  it('keeps the loudest clock when the list is narrowed to another health', async () => {
    renderOverview(serving(...scenes(Date.now())), '?health=warning');
    expect(
      await screen.findByRole('heading', { name: '2 pipelines are critical' }),
    ).toBeInTheDocument();
    expect(screen.getByRole('timer')).toHaveTextContent(
      '3 h 12 min until data can be lost',
    );
    expect(screen.getByRole('link', { name: 'Payments' })).toBeInTheDocument();
    expect(
      screen.queryByRole('link', { name: 'Payments, Critical' }),
    ).not.toBeInTheDocument();
  });

  it('reads the filters of a shared address', async () => {
    renderOverview(serving(...scenes(now)), '?health=healthy&text=ret');
    expect(
      await screen.findByRole('link', { name: 'Returns, Healthy' }),
    ).toBeInTheDocument();
    expect(screen.getByRole('searchbox')).toHaveValue('ret');
    expect(screen.getByText('1 of 1 pipelines')).toBeInTheDocument();
  });

  it('tells no match from nothing watched', async () => {
    renderOverview(serving(...scenes(now)), '?text=nowhere');
    expect(
      await screen.findByText('No pipeline matches these filters'),
    ).toBeInTheDocument();
    const tiles = screen.getByRole('group', { name: 'Filter by health' });
    expect(screen.getAllByTestId('CheckCircleOutlineIcon')).toEqual(
      within(tiles).getAllByTestId('CheckCircleOutlineIcon'),
    );
    await userEvent.click(
      screen.getByRole('button', { name: 'Clear filters' }),
    );
    expect(
      await screen.findByRole('link', { name: /Payments, Critical/ }),
    ).toBeInTheDocument();
  });

  it('searches what is typed', async () => {
    renderOverview(serving(...scenes(now)));
    await userEvent.type(await screen.findByRole('searchbox'), 'inv');
    expect(await screen.findByText('?text=inv')).toBeInTheDocument();
    expect(await screen.findByText('1 of 1 pipelines')).toBeInTheDocument();
  });

  it('narrows to owners and kinds that are chosen', async () => {
    screenOfWidth(768);
    renderOverview(serving(...scenes(now)));
    await userEvent.click(
      await screen.findByRole('combobox', { name: 'Owner' }),
    );
    await userEvent.click(screen.getByRole('option', { name: 'payments' }));
    expect(
      await screen.findByText('?owner=group%3Adefault%2Fpayments'),
    ).toBeInTheDocument();
    expect(await screen.findByText('1 of 1 pipelines')).toBeInTheDocument();
  });

  it('takes an owner that is typed', async () => {
    screenOfWidth(768);
    renderOverview(serving(...scenes(now)));
    await userEvent.type(
      await screen.findByRole('combobox', { name: 'Owner' }),
      'payments{Enter}',
    );
    expect(
      await screen.findByText('?owner=group%3Adefault%2Fpayments'),
    ).toBeInTheDocument();
  });

  it('shows more pages on demand', async () => {
    const many = Array.from({ length: 70 }, (_, index) =>
      pipeline(now, `pipeline-${index}`),
    );
    renderOverview(serving(...many));
    expect(await screen.findByText('50 of 70 pipelines')).toBeInTheDocument();
    await userEvent.click(screen.getByRole('button', { name: 'Show more' }));
    expect(await screen.findByText('70 of 70 pipelines')).toBeInTheDocument();
    expect(
      screen.queryByRole('button', { name: 'Show more' }),
    ).not.toBeInTheDocument();
  });

  it('asks again when a signal comes', async () => {
    const known = [pipeline(now, 'orders')];
    const { signal } = renderOverview(new FakePipelineHealthApi(() => known));
    expect(await screen.findByText('orders')).toBeInTheDocument();
    known.push(pipeline(now, 'returns'));
    await signal();
    expect(await screen.findByText('returns')).toBeInTheDocument();
  });

  it('keeps what it knew when a refresh fails, and says so', async () => {
    const api = serving(pipeline(now, 'orders'));
    const { signal } = renderOverview(api);
    expect(await screen.findByText('orders')).toBeInTheDocument();
    api.listPipelines = async () => {
      throw new Error('gone');
    };
    await signal();
    expect(await screen.findByRole('alert')).toHaveTextContent(
      /Refreshing failed/,
    );
    expect(screen.getByText('orders')).toBeInTheDocument();
  });

  it('says that somebody is on it, and that it got worse since', async () => {
    const whole = losing(now);
    const held = (worseSince?: string): Pipeline => ({
      ...whole,
      entityRef: `component:default/${worseSince ? 'worse' : 'held'}`,
      title: worseSince ? 'Grows' : 'Stays',
      incident: {
        id: '1',
        openedAt: whole.findings[0].since,
        state: worseSince ? 'open' : 'held',
        worst: 'critical',
        hold: {
          at: whole.findings[0].since,
          by: 'user:default/mina',
          link: 'https://tickets.example/7',
          worseSince,
        },
      },
    });
    renderOverview(
      new FakePipelineHealthApi(() => [
        held(),
        held(new Date(now).toISOString()),
      ]),
    );
    const list = await screen.findByRole('list', {
      name: 'Pipelines',
    });
    const [stays, grows] = within(list).getAllByRole('listitem');
    expect(stays).toHaveTextContent('Known, fix under way');
    expect(grows).toHaveTextContent('Worse than when put on hold');
    const colorIn = (row: HTMLElement) =>
      getComputedStyle(within(row).getByText(/^The consumer has stopped/))
        .color;
    expect(colorIn(grows)).not.toBe(colorIn(stays));
  });
});
