import { renderInTestApp } from '@backstage/frontend-test-utils';
import { ResponseError } from '@backstage/errors';
import { entityRouteRef } from '@backstage/plugin-catalog-react';
import { Incident } from '@pipeline-health/plugin-pipeline-health-common';
import { fireEvent, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { FakeIncidents } from '../../__testUtils__/FakeIncidents';
import { FakePipelineHealthApi } from '../../__testUtils__/FakePipelineHealthApi';
import { losing } from '../../__testUtils__/scenes';
import { pipelineHealthApiRef } from '../../api/pipelineHealthApiRef';
import { toLocalInput } from '../../format/localInput';
import { IncidentResponses } from './IncidentResponses';

const pipeline = losing(Date.now());
const [open] = new FakeIncidents().of(pipeline);

function show(changes: Partial<Incident> = {}, hindrance?: string) {
  const api = new FakePipelineHealthApi(() => [pipeline]);
  renderInTestApp(
    <IncidentResponses
      incident={{ ...open, ...changes }}
      hindrance={hindrance}
    />,
    {
      apis: [[pipelineHealthApiRef, api]],
      mountedRoutes: { '/catalog/:namespace/:kind/:name': entityRouteRef },
    },
  );
  return api;
}

async function begin(name: string) {
  await userEvent.click(await screen.findByRole('button', { name }));
  return within(await screen.findByRole('dialog', { name }));
}

const refusal = (message: string) =>
  ResponseError.fromResponse(
    new Response(
      JSON.stringify({
        error: { name: 'InputError', message },
        response: { statusCode: 400 },
      }),
      { status: 400, headers: { 'Content-Type': 'application/json' } },
    ),
  );

async function fillIn(field: HTMLElement, text: string) {
  await userEvent.click(field);
  await userEvent.paste(text);
}

describe('what a person says of an incident', () => {
  it('is kept from who may not, with the reason for pointer, keyboard and touch', async () => {
    const reason = 'The permission pipeline-health.incident.update is needed';
    show({}, reason);
    expect(await screen.findByText(reason)).toBeVisible();
    for (const name of ['Acknowledge', 'Put on hold', 'Snooze']) {
      const button = screen.getByRole('button', { name });
      expect(button).toHaveAttribute('aria-disabled', 'true');
      expect(button).toHaveAccessibleDescription(reason);
      button.focus();
      expect(button).toHaveFocus();
      await userEvent.keyboard('{Enter}');
      expect(screen.queryByRole('dialog')).not.toBeInTheDocument();
    }
    await userEvent.hover(screen.getByRole('button', { name: 'Snooze' }));
    expect(await screen.findByRole('tooltip')).toHaveTextContent(reason);
  });

  it('is snoozed with a reason, by keyboard alone', async () => {
    const api = show();
    const snooze = jest.spyOn(api, 'snoozeIncident');
    const dialog = await begin('Snooze');
    const reason = dialog.getByRole('textbox', { name: /Reason/ });
    await userEvent.tab();
    await userEvent.tab();
    expect(dialog.getByRole('button', { name: '4 hours' })).toHaveFocus();
    await userEvent.keyboard('{Enter}');
    dialog.getByRole('button', { name: 'Tell nobody until then' }).focus();
    await userEvent.keyboard('{Enter}');
    expect(dialog.getByRole('alert')).toHaveTextContent('Say why');
    expect(snooze).not.toHaveBeenCalled();
    await userEvent.tab({ shift: true });
    await userEvent.tab({ shift: true });
    expect(reason).toHaveFocus();
    await userEvent.paste('The carrier works on it');
    await userEvent.keyboard('{Tab}{Tab}{Enter}');
    await waitFor(() =>
      expect(screen.queryByRole('dialog')).not.toBeInTheDocument(),
    );
    const [, id, said] = snooze.mock.calls[0];
    expect(id).toBe(open.id);
    expect(said.reason).toBe('The carrier works on it');
    const hours = (Date.parse(said.until) - Date.now()) / 3_600_000;
    expect(Math.round(hours)).toBe(4);
  });

  it('is not snoozed until a time that is over', async () => {
    const api = show();
    const snooze = jest.spyOn(api, 'snoozeIncident');
    const dialog = await begin('Snooze');
    const until = dialog.getByLabelText(/^Until/, { selector: 'input' });
    fireEvent.change(until, {
      target: { value: toLocalInput(Date.now() - 3_600_000) },
    });
    await fillIn(dialog.getByRole('textbox', { name: /Reason/ }), 'x');
    await userEvent.click(
      dialog.getByRole('button', { name: 'Tell nobody until then' }),
    );
    expect(until).toHaveAccessibleDescription('Name a time in the future.');
    expect(snooze).not.toHaveBeenCalled();
  });

  it('tells at the field what the server refuses there', async () => {
    const api = show();
    jest
      .spyOn(api, 'snoozeIncident')
      .mockRejectedValue(
        await refusal('until: expected a time in the future, within 90 days'),
      );
    const dialog = await begin('Snooze');
    await fillIn(dialog.getByRole('textbox', { name: /Reason/ }), 'x');
    await userEvent.click(
      dialog.getByRole('button', { name: 'Tell nobody until then' }),
    );
    await dialog.findByText('expected a time in the future, within 90 days');
    expect(
      dialog.getByLabelText(/^Until/, { selector: 'input' }),
    ).toHaveAccessibleDescription(/within 90 days/);
  });

  it('is held with a link to a ticket, and nothing else', async () => {
    const api = show();
    const hold = jest.spyOn(api, 'holdIncident');
    const dialog = await begin('Put on hold');
    const link = dialog.getByRole('textbox', { name: /Link to the ticket/ });
    await fillIn(link, 'data:text/html,<script>alert(1)</script>');
    await userEvent.click(
      dialog.getByRole('button', { name: 'A fix is under way' }),
    );
    expect(link).toHaveAccessibleDescription(/https:/);
    expect(hold).not.toHaveBeenCalled();
    await userEvent.clear(link);
    await fillIn(link, 'https://tickets.example/7');
    await userEvent.keyboard('{Enter}');
    await waitFor(() =>
      expect(hold).toHaveBeenCalledWith(pipeline.entityRef, open.id, {
        link: 'https://tickets.example/7',
      }),
    );
  });

  it('is told where it failed for a reason of no field', async () => {
    const api = show();
    jest
      .spyOn(api, 'acknowledgeIncident')

      .mockRejectedValue(await refusal('It was acknowledged already'));
    const dialog = await begin('Acknowledge');
    await userEvent.click(
      dialog.getByRole('button', { name: 'I have seen it' }),
    );
    expect(await dialog.findByRole('alert')).toHaveTextContent(
      'It was acknowledged already',
    );
  });

  it('shows the ticket of a hold, and that it got worse since', async () => {
    const api = show({
      hold: {
        at: '2026-03-01T12:00:00.000Z',
        by: 'user:default/mina',
        link: 'https://tickets.example/7',
        note: 'Rolled back',
        worseSince: '2026-03-01T13:00:00.000Z',
      },
    });
    const withdraw = jest.spyOn(api, 'withdrawFromIncident');
    expect(
      await screen.findByRole('link', { name: /tickets.example/ }),
    ).toHaveAttribute('href', 'https://tickets.example/7');
    expect(screen.getByText(/Rolled back/)).toBeVisible();
    expect(screen.getByText(/^It got worse at/)).toBeVisible();
    await userEvent.click(screen.getByRole('button', { name: 'End the hold' }));
    expect(withdraw).toHaveBeenCalledWith(pipeline.entityRef, open.id, 'hold');
  });
});
