import { renderInTestApp } from '@backstage/frontend-test-utils';
import { entityRouteRef } from '@backstage/plugin-catalog-react';
import {
  budgetFindingId,
  Pipeline,
} from '@pipeline-health/plugin-pipeline-health-common';
import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { useLocation } from 'react-router-dom';
import { FakePipelineHealthApi } from '../../__testUtils__/FakePipelineHealthApi';
import {
  crawled,
  hostile,
  losing,
  misannotated,
  stale,
  unknown,
} from '../../__testUtils__/scenes';
import { screenOfWidth } from '../../__testUtils__/screenOfWidth';
import { pipelineHealthApiRef } from '../../api/pipelineHealthApiRef';
import { rootRouteRef } from '../../routes';
import { PipelineView } from './PipelineView';

function Address() {
  return <output>{useLocation().search}</output>;
}

function renderPipeline(pipeline: Pipeline) {
  const api = new FakePipelineHealthApi(() => [pipeline]);
  const getSeries = jest.spyOn(api, 'getSeries');
  renderInTestApp(
    <>
      <PipelineView entityRef={pipeline.entityRef} />
      <Address />
    </>,
    {
      apis: [[pipelineHealthApiRef, api]],
      mountedRoutes: {
        '/pipeline-health': rootRouteRef,
        '/catalog/:namespace/:kind/:name': entityRouteRef,
      },
    },
  );
  return { getSeries };
}

const region = (name: string) => screen.findByRole('region', { name });
const now = Date.now();

describe('PipelineView', () => {
  it('says what is wrong, how long is left and where to read on', async () => {
    renderPipeline(losing(Date.now()));
    const summary = await region('Payments');
    expect(summary).toHaveTextContent('Critical');
    expect(summary).toHaveTextContent('The consumer has stopped');
    expect(within(summary).getByRole('timer')).toHaveTextContent(
      '3 h 12 min until data can be lost',
    );
    expect(
      within(summary).getByRole('link', { name: /^Runbook/ }),
    ).toHaveAttribute('href', 'https://runbooks.example.com/payments');
  });

  it('leads to no runbook that would run a script', async () => {
    const runbook = 'data:text/html,<script>alert(1)</script>';
    renderPipeline({ ...losing(now), runbook });
    const summary = await region('Payments');
    expect(summary).toHaveTextContent('The consumer has stopped');
    expect(
      within(summary).queryByRole('link', { name: /Runbook/ }),
    ).not.toBeInTheDocument();
  });

  it('gives the evidence in units for people, and the remedy', async () => {
    renderPipeline(losing(now));
    const findings = await region('Findings');
    expect(findings).toHaveTextContent('Messages waiting48,210');
    expect(findings).toHaveTextContent('Oldest message age20 h 48 min');
    expect(findings).toHaveTextContent('Received0 %');
    expect(findings).toHaveTextContent('What to do: Start the consumer again.');
  });

  it('unfolds what is long, and leaves nothing out', async () => {
    const pipeline = misannotated(now);
    const entities = Array.from(
      { length: 500 },
      (_, index) => `resource:default/bad-${index}`,
    );
    const [finding] = pipeline.findings;
    renderPipeline({
      ...pipeline,
      findings: [{ ...finding, evidence: { entities } }],
    });
    const findings = await region('Findings');
    expect(findings).toHaveTextContent('bad-9');
    expect(findings).not.toHaveTextContent('bad-10');
    await userEvent.click(
      within(findings).getByRole('button', { name: '490 more' }),
    );
    expect(findings).toHaveTextContent('bad-499');
  });

  it('gives the remedy as changes to copy', async () => {
    const pipeline = losing(now);
    const text = 'aws sqs set-queue-attributes \\\n  --queue-url payments';
    const [finding] = pipeline.findings;
    renderPipeline({
      ...pipeline,
      findings: [
        { ...finding, fixes: [{ label: 'AWS CLI', language: 'shell', text }] },
      ],
    });
    const user = userEvent.setup();
    const writeText = jest
      .spyOn(navigator.clipboard, 'writeText')
      .mockResolvedValue();
    const findings = within(await region('Findings'));
    await user.click(findings.getByText('AWS CLI'));
    await user.click(findings.getByRole('button', { name: 'Copy (AWS CLI)' }));
    expect(writeText).toHaveBeenCalledWith(text);
  });

  it('says what advice is worth', async () => {
    const pipeline = losing(now);
    const advice = { ...pipeline.findings[0], severity: 'info' as const };
    renderPipeline({
      ...pipeline,
      findings: [advice],
      posture: {
        score: 66,
        raise: [{ stage: advice.stage, finding: advice.id, points: 100 / 3 }],
      },
    });
    const findings = await region('Findings');
    expect(findings).toHaveTextContent('Prepared for trouble: 66 of 100');
    await userEvent.click(
      within(findings).getByRole('button', { name: '1 recommendation' }),
    );
    expect(findings).toHaveTextContent('worth 33.3 of 100');
  });

  it('tells when it began by the evidence, and when it was first seen', async () => {
    const shown = (at: string) =>
      new Date(at).toLocaleString('en-US', {
        weekday: 'short',
        day: 'numeric',
        month: 'short',
        hour: '2-digit',
        minute: '2-digit',
        hourCycle: 'h23',
      });
    const { onsetAt = '', since } = losing(now).findings[0];
    renderPipeline(losing(now));
    const [first, second] = within(await region('Findings')).getAllByRole(
      'listitem',
    );
    expect(first).toHaveTextContent(
      `began ${shown(onsetAt)} · first seen ${shown(since)}`,
    );
    expect(second).toHaveTextContent('first seen');
    expect(second).not.toHaveTextContent('began');
  });

  it('folds consequences under their cause, and what else tells of the same trouble', async () => {
    const pipeline = losing(now);
    const [cause, other] = pipeline.findings;
    const { stage: _, ...part } = cause;
    renderPipeline({
      ...pipeline,
      reason: cause,
      findings: [
        {
          ...cause,
          parts: [
            {
              ...part,
              id: 'sqs-queue/old',
              title: 'It waits',
              message: { key: '?', values: {} },
              evidence: { waiting: 7 },
            },
          ],
        },
        {
          ...other,
          title: 'The letters are dead',
          message: { key: '?', values: {} },
          severity: 'critical',
          followsFrom: { stage: cause.stage, id: cause.id },
        },
      ],
    });
    const findings = await region('Findings');
    expect(within(findings).getAllByRole('listitem')).toHaveLength(1);
    expect(findings).toHaveTextContent('The same trouble: It waits');
    expect(findings).not.toHaveTextContent('The letters are dead');
    await userEvent.click(
      within(findings).getByRole('button', { name: /^1 consequence: / }),
    );
    expect(findings).toHaveTextContent('The letters are dead');
    expect(findings).toHaveTextContent('follows from payments');
  });

  it('folds advice away until somebody asks', async () => {
    renderPipeline(losing(now));
    const advice = await screen.findByRole('button', {
      name: '1 recommendation',
    });
    expect(screen.queryByText(/kept for 1 d only/)).not.toBeInTheDocument();
    await userEvent.click(advice);
    expect(screen.getByText(/kept for 1 d only/)).toBeInTheDocument();
  });

  describe('where there is room for a stage', () => {
    const original = window.matchMedia;
    beforeEach(() => screenOfWidth(1440));
    afterEach(() => {
      window.matchMedia = original;
    });
    const drawerOf = (name: string) =>
      screen.findByRole('complementary', { name });

    it('shows the charts of the stage of the reason, then of the chosen one', async () => {
      const { getSeries } = renderPipeline(losing(now));
      const flow = await screen.findByRole('group', { name: 'Flow' });
      const [queue, deadLetters] = ['payments', 'payments-dlq'].map(name =>
        within(flow).getByRole('button', { name: new RegExp(` ${name} `) }),
      );
      expect(queue).toHaveAttribute('aria-pressed', 'true');
      expect(
        await within(await drawerOf('payments')).findByRole('slider', {
          name: /^Oldest message, 5-minute maximum/,
        }),
      ).toBeInTheDocument();

      await userEvent.click(deadLetters);
      expect(deadLetters).toHaveAttribute('aria-pressed', 'true');
      expect(screen.getByText(/stage=arn.*payments-dlq/)).toBeInTheDocument();
      expect(getSeries).toHaveBeenLastCalledWith(
        'component:default/payments',
        expect.objectContaining({
          stage: 'arn:aws:sqs:eu-west-1:123456789012:payments-dlq',
          metric: 'messagesVisible',
        }),
        expect.anything(),
      );
    });

    it('goes on in the flow when the stage is closed', async () => {
      renderPipeline(losing(now));
      const drawer = await drawerOf('payments');
      await userEvent.click(
        within(drawer).getByRole('button', { name: 'Close the stage' }),
      );
      expect(drawer).not.toBeInTheDocument();
      expect(screen.getByText('?stage=')).toBeInTheDocument();
      expect(screen.getByRole('button', { name: / payments / })).toHaveFocus();
    });

    it('keeps the range of the charts in the address', async () => {
      const { getSeries } = renderPipeline(losing(now));
      const drawer = await drawerOf('payments');
      await userEvent.click(
        await within(drawer).findByRole('button', { name: '7 d' }),
      );
      expect(screen.getByText('?range=7d')).toBeInTheDocument();
      const [, query] = getSeries.mock.calls[getSeries.mock.calls.length - 1];
      const span = Date.parse(query.to ?? '') - Date.parse(query.from ?? '');
      expect(span).toBe(7 * 86_400_000);
    });

    it('tells apart: asked in vain, not asked, and not settled', async () => {
      renderPipeline(losing(now));
      const legend = await screen.findByRole('list', {
        name: 'How it is drawn',
      });
      expect(
        within(legend)
          .getAllByRole('listitem')
          .map(item => item.textContent),
      ).toEqual([
        'asked, no data',
        'not asked',
        'may still change',
        'Incident',
      ]);
    });

    it('has all findings of the stage, and leads to its console and logs', async () => {
      const pipeline = losing(now);
      const [queue, ...others] = pipeline.stages;
      const places = {
        console: 'https://console.example.com/payments',
        logs: 'data:text/html,<script>alert(1)</script>',
        command: 'aws sqs get-queue-attributes',
      };
      renderPipeline({
        ...pipeline,
        stages: [{ ...queue, places }, ...others],
      });
      const drawer = within(await drawerOf('payments'));
      expect(drawer.getByRole('link', { name: 'AWS console' })).toHaveAttribute(
        'href',
        places.console,
      );
      expect(drawer.queryByRole('link', { name: 'Logs' })).toBe(null);
      expect(
        drawer.getByRole('button', { name: /^Copy a command/ }),
      ).toHaveTextContent('CLI');
      await userEvent.click(drawer.getByRole('tab', { name: 'Findings 3' }));
      expect(drawer.getAllByRole('listitem')).toHaveLength(3);
      expect(drawer.getByText(/kept for 1 d only/)).toBeInTheDocument();
    });

    it('writes the configuration for people, and finds lines of it', async () => {
      renderPipeline(losing(now));
      const drawer = await drawerOf('payments');
      await userEvent.click(
        within(drawer).getByRole('tab', { name: 'Configuration' }),
      );
      expect(drawer).toHaveTextContent('Retention4 d');
      expect(drawer).toHaveTextContent('Largest message256 KiB');
      expect(drawer).toHaveTextContent('FIFONo');
      await userEvent.type(
        within(drawer).getByRole('searchbox', {
          name: 'Search the configuration',
        }),
        'retent',
      );
      expect(drawer).toHaveTextContent('Retention4 d');
      expect(drawer).not.toHaveTextContent('FIFONo');
    });
  });

  it('opens a stage as a sheet over a narrow page, and closes it again', async () => {
    renderPipeline(losing(now));
    const flow = await screen.findByRole('list', { name: 'Flow' });
    expect(screen.queryByRole('dialog')).not.toBeInTheDocument();
    const [queue] = within(flow).getAllByRole('button');
    await userEvent.click(queue);
    expect(
      await screen.findByRole('dialog', { name: 'payments' }),
    ).toHaveTextContent('First broken stage');
    await userEvent.keyboard('{Escape}');
    await waitFor(() =>
      expect(screen.queryByRole('dialog')).not.toBeInTheDocument(),
    );
    expect(queue).toHaveFocus();
  });

  it('lists incidents, the open one first', async () => {
    renderPipeline(losing(now));
    const incidents = await screen.findByRole('list', { name: 'Incidents' });
    const [open, past] = [...incidents.children];
    expect(open).toHaveTextContent(/Open for (19 h 59 min|20 h)/);
    expect(past).toHaveTextContent('Lasted 3 h');
  });

  it('shows at once, all over the page, what a person said of the incident', async () => {
    renderPipeline(losing(now));
    const summary = within(await region('Payments'));
    await userEvent.click(
      await summary.findByRole('button', { name: 'Acknowledge' }),
    );
    const dialog = within(await screen.findByRole('dialog'));
    await userEvent.click(
      dialog.getByRole('textbox', { name: 'Note (optional)' }),
    );
    await userEvent.paste('Refunded');
    await userEvent.click(
      dialog.getByRole('button', { name: 'I have seen it' }),
    );
    expect(await summary.findByText(/Acknowledged at .* by/)).toHaveTextContent(
      /by guest: Refunded/,
    );
    expect(
      await within(await region('Incidents')).findByText('Acknowledged'),
    ).toBeInTheDocument();
    await userEvent.click(
      summary.getByRole('button', { name: 'Take the acknowledgement back' }),
    );
    expect(
      await summary.findByRole('button', { name: 'Acknowledge' }),
    ).toBeInTheDocument();
    expect(summary.queryByText(/Refunded/)).not.toBeInTheDocument();
  });

  it('tells what happened during the incident to look at first', async () => {
    renderPipeline(losing(now));
    const story = await screen.findByRole('list', { name: 'What happened' });
    expect(story).toHaveTextContent('Opened');
    expect(await region('Incidents')).toHaveTextContent(
      'Nothing is known to have been set',
    );
  });

  it('says what it could not read and which permission is missing', async () => {
    renderPipeline(unknown(now));
    const problem = await region('We could not look');
    expect(problem).toHaveTextContent('Could not read ledger: Access denied');
    expect(problem).toHaveTextContent('sqs:GetQueueAttributes');
    expect(
      within(problem).getByRole('button', { name: 'Copy as IAM statement' }),
    ).toBeInTheDocument();
  });

  it('warns of old numbers', async () => {
    renderPipeline(stale(Date.now()));
    expect(
      await screen.findByText(/The newest answer is 2 h 5 min old/),
    ).toBeInTheDocument();
  });

  it('has a page even when the annotation cannot be read', async () => {
    renderPipeline(misannotated(now));
    const findings = await region('Findings');
    expect(findings).toHaveTextContent("'arn:aws:sqs' is not an ARN");
    expect(findings).toHaveTextContent('Annotations of the entity');
    expect(screen.getByText(/No stage could be read/)).toBeInTheDocument();
  });

  it('says of an error budget that it is of the objectives', async () => {
    const pipeline = misannotated(now);
    renderPipeline({
      ...pipeline,
      findings: pipeline.findings.map(finding => ({
        ...finding,
        id: budgetFindingId('freshness'),
      })),
    });
    const findings = await region('Findings');
    expect(findings).toHaveTextContent('Objectives');
    expect(findings).not.toHaveTextContent('Annotations of the entity');
  });

  it('marks a stage whose trouble comes from another', async () => {
    renderPipeline(crawled(now));
    expect(await screen.findByText('follows from clicks')).toBeInTheDocument();
  });

  it('shows the runs of all stages, whichever is chosen', async () => {
    renderPipeline(crawled(now));
    const runs = await region('Runs');
    const [first] = within(runs).getAllByRole('listitem');
    expect(first).toHaveTextContent('Failed · clicks Glue crawler');
  });

  it('shows HTML in names as text', async () => {
    renderPipeline(hostile(now));
    expect(
      await screen.findByRole('heading', {
        name: '<img src=x onerror=alert(1)> & <b>bold</b>',
      }),
    ).toBeInTheDocument();
    expect(document.querySelector('img')).toBe(null);
  });
});
