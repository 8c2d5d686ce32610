import { renderInTestApp } from '@backstage/frontend-test-utils';
import { ResponseError } from '@backstage/errors';
import { entityRouteRef } from '@backstage/plugin-catalog-react';
import { MaintenanceWindow } from '@pipeline-health/plugin-pipeline-health-common';
import { fireEvent, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { FakePipelineHealthApi } from '../../__testUtils__/FakePipelineHealthApi';
import { pipelineHealthApiRef } from '../../api/pipelineHealthApiRef';
import { fromLocalInput } from '../../format/localInput';
import { MaintenancePanel } from './MaintenancePanel';

const ENTITY = 'component:default/orders';

function show(hindrance?: string, windows?: MaintenanceWindow[]) {
  const api = new FakePipelineHealthApi(() => []);
  if (windows) {
    jest.spyOn(api, 'listMaintenance').mockResolvedValue({ items: windows });
  }
  renderInTestApp(
    <MaintenancePanel entityRef={ENTITY} hindrance={hindrance} />,
    {
      apis: [[pipelineHealthApiRef, api]],
      mountedRoutes: { '/catalog/:namespace/:kind/:name': entityRouteRef },
    },
  );
  return api;
}

async function begin() {
  await userEvent.click(
    await screen.findByRole('button', { name: 'Add maintenance' }),
  );
  return within(await screen.findByRole('dialog'));
}

async function fillIn(field: HTMLElement, text: string) {
  await userEvent.click(field);
  await userEvent.paste(text);
}

describe('maintenance', () => {
  it('is added once, from a time until another, and removed', async () => {
    const api = show();
    const add = jest.spyOn(api, 'addMaintenance');
    expect(await screen.findByText('None is planned.')).toBeVisible();
    const dialog = await begin();
    fireEvent.change(dialog.getByLabelText(/^From/), {
      target: { value: '2099-03-01T10:00' },
    });
    const until = dialog.getByLabelText(/^Until/);
    fireEvent.change(until, { target: { value: '2099-03-01T09:00' } });
    await fillIn(dialog.getByRole('textbox', { name: /Reason/ }), 'Upgrade');
    await userEvent.click(dialog.getByRole('button', { name: 'Add' }));
    expect(until).toHaveAccessibleDescription(/after the beginning/);
    expect(add).not.toHaveBeenCalled();

    fireEvent.change(until, { target: { value: '2099-03-01T12:00' } });
    await userEvent.click(dialog.getByRole('button', { name: 'Add' }));
    await waitFor(() =>
      expect(add).toHaveBeenCalledWith(ENTITY, {
        from: fromLocalInput('2099-03-01T10:00'),
        until: fromLocalInput('2099-03-01T12:00'),
        reason: 'Upgrade',
      }),
    );
    const remove = await screen.findByRole('button', {
      name: 'Remove: Upgrade',
    });
    expect(screen.getByText('Upgrade')).toBeVisible();
    await userEvent.click(remove);
    expect(await screen.findByText('None is planned.')).toBeVisible();
  });

  it('comes back by a cron, and what the server refuses of it is told there', async () => {
    const api = show();
    const add = jest.spyOn(api, 'addMaintenance');
    const error = await ResponseError.fromResponse(
      new Response(
        JSON.stringify({
          error: {
            name: 'InputError',
            message: 'cron: expected five fields such as `0 2 * * 6`',
          },
          response: { statusCode: 400 },
        }),
        { status: 400, headers: { 'Content-Type': 'application/json' } },
      ),
    );
    add.mockRejectedValueOnce(error);
    const dialog = await begin();
    await userEvent.click(
      dialog.getByRole('radio', { name: 'Again and again' }),
    );
    const cron = dialog.getByRole('textbox', { name: /Begins/ });
    await userEvent.click(dialog.getByRole('button', { name: 'Add' }));
    expect(cron).toHaveAccessibleDescription(/^Say when it begins/);
    expect(add).not.toHaveBeenCalled();

    await fillIn(cron, '0 2 * *');
    await fillIn(dialog.getByRole('textbox', { name: /Lasts/ }), '2h');
    await fillIn(dialog.getByRole('textbox', { name: /Reason/ }), 'Patches');
    await userEvent.click(dialog.getByRole('button', { name: 'Add' }));
    await waitFor(() =>
      expect(cron).toHaveAccessibleDescription(/^expected five fields/),
    );
    await fillIn(cron, ' 6');
    await userEvent.click(dialog.getByRole('button', { name: 'Add' }));
    await waitFor(() =>
      expect(screen.queryByRole('dialog')).not.toBeInTheDocument(),
    );
    expect(add).toHaveBeenLastCalledWith(ENTITY, {
      cron: '0 2 * * 6',
      duration: '2h',
      timezone: new Intl.DateTimeFormat().resolvedOptions().timeZone,
      reason: 'Patches',
    });
  });

  it('shows what lasts now before what comes, and where each was said', async () => {
    show(undefined, [
      {
        source: 'annotation',
        reason: 'Patches',
        cron: '0 2 * * 6',
        duration: 7_200,
        nextAt: '2099-03-07T02:00:00.000Z',
      },
      {
        source: 'configuration',
        reason: 'Move',
        until: '2099-03-01T12:00:00.000Z',
        activeUntil: '2099-03-01T12:00:00.000Z',
      },
    ]);
    const [first, second] = await screen.findAllByRole('listitem');
    expect(first).toHaveTextContent(/^NowMoveUntil .*configured/);
    expect(second).toHaveTextContent(
      /^Patches0 2 \* \* 6 \(UTC\), for 2 h · next .*annotated/,
    );
    expect(
      screen.queryByRole('button', { name: /^Remove/ }),
    ).not.toBeInTheDocument();
  });

  it('says why somebody may not add or remove any', async () => {
    const reason = 'The permission pipeline-health.incident.update is needed';
    const api = show(reason, [
      {
        id: '1',
        source: 'person',
        by: 'user:default/mina',
        reason: 'Upgrade',
        until: '2099-03-01T12:00:00.000Z',
      },
    ]);
    const remove = jest.spyOn(api, 'removeMaintenance');
    for (const name of ['Add maintenance', 'Remove: Upgrade']) {
      const button = await screen.findByRole('button', { name });
      expect(button).toHaveAccessibleDescription(reason);
      await userEvent.click(button);
    }
    expect(screen.queryByRole('dialog')).not.toBeInTheDocument();
    expect(remove).not.toHaveBeenCalled();
  });
});
