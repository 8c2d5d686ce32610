import { renderInTestApp } from '@backstage/frontend-test-utils';
import { Pipeline, Run } from '@pipeline-health/plugin-pipeline-health-common';
import { act, screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { FakePipelineHealthApi } from '../../__testUtils__/FakePipelineHealthApi';
import { before, finding, pipeline, queue } from '../../__testUtils__/fixtures';
import { screenOfWidth } from '../../__testUtils__/screenOfWidth';
import { pipelineHealthApiRef } from '../../api/pipelineHealthApiRef';
import { RunsPanel } from './RunsPanel';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const now = Date.now();
const ERROR =
  'AnalysisException: cannot resolve `amount` given input columns: [id, price]; line 1 pos 7';

function run(id: string, hoursAgo: number, changes: Partial<Run> = {}): Run {
  return {
    id,
    state: 'succeeded',
    startedAt: before(now, hoursAgo * HOUR),
    endedAt: before(now, hoursAgo * HOUR - 6 * MINUTE),
    durationSeconds: 363,
    estimatedCostUsd: 0.15,
    figures: { tablesCreated: 2, tablesDeleted: 0, dpuHours: 0.34 },
    ...changes,
  };
}

function batch(changes: Partial<Pipeline> = {}): Pipeline {
  return pipeline(now, 'batch', {
    links: [{ from: 'arn:crawler', to: 'arn:job', relation: 'source' }],
    stages: [
      queue(now, 'nightly', {
        arn: 'arn:job',
        kind: 'glue-job',
        runs: [
          {
            id: 'j3',
            state: 'running',
            startedAt: before(now, 90 * MINUTE),
            figures: { task: 'FIND_MATCHES' },
          },
          run('j2', 5, { state: 'failed', error: ERROR }),
          run('j1', 80),
        ],
      }),
      queue(now, 'customers', {
        arn: 'arn:crawler',
        kind: 'glue-crawler',
        runs: [run('c2', 2), run('c1', 8, { estimatedCostUsd: 0.004 })],
      }),
      queue(now, 'unrunnable'),
    ],
    ...changes,
  });
}

const lane = (name: RegExp) => screen.findByRole('group', { name });
const show = (whole = batch()) =>
  renderInTestApp(
    <>
      <RunsPanel pipeline={whole} />
      <footer>The end</footer>
    </>,
    {
      apis: [[pipelineHealthApiRef, new FakePipelineHealthApi(() => [whole])]],
    },
  );

describe('RunsPanel', () => {
  beforeEach(() => screenOfWidth(1_200));

  it('leads from a run to its page, its logs and a terminal', async () => {
    const places = {
      console: 'https://console.aws.amazon.com/run/j2',
      logs: 'https://console.aws.amazon.com/logs/j2',
      command: 'aws glue get-job-run --run-id j2',
    };
    const whole = batch();
    whole.stages[0].runs?.forEach(each =>
      Object.assign(each, each.id === 'j2' && { places }),
    );
    show(whole);
    expect(
      await screen.findByRole('link', { name: 'AWS console' }),
    ).toHaveAttribute('href', places.console);
    expect(screen.getByRole('link', { name: 'Logs' })).toHaveAttribute(
      'href',
      places.logs,
    );
  });

  it('has a line for each stage that runs, in the order of the flow', async () => {
    show();
    await lane(/nightly/);
    expect(
      screen
        .getAllByRole('group', { name: /: \d+ run/ })
        .map(each => each.getAttribute('aria-label')),
    ).toEqual(['customers, Glue crawler: 2 runs', 'nightly, Glue job: 2 runs']);
  });

  it('says in words how each run ended, how long it took, what it cost and did', async () => {
    show();
    const [first] = within(await lane(/customers/)).getAllByRole('button');
    expect(first).toHaveAccessibleName(
      /^Succeeded, .+, 6 min 3 s, < \$0\.01, Tables created: 2, DPU hours: 0\.34$/,
    );
    const [, running] = within(await lane(/nightly/)).getAllByRole('button');
    expect(running).toHaveAccessibleName(
      /^Running, .+, running for 1 h 30 min, Task: Find matches$/,
    );
  });

  it('counts the runs and adds up what they cost', async () => {
    show();
    const panel = await screen.findByRole('region', { name: 'Runs' });
    expect(panel).toHaveTextContent('Failed 1Running 1Succeeded 2about $0.30');
  });

  it('shows the newest failure in full without being asked', async () => {
    show();
    expect(await screen.findByText(ERROR)).toBeInTheDocument();
  });

  it('leads by Tab to one run and by arrow keys to the others', async () => {
    show();
    const [failed, running] = within(await lane(/nightly/)).getAllByRole(
      'button',
    );
    const reachable = within(
      screen.getByRole('group', { name: /Runs over time/ }),
    )
      .getAllByRole('button')
      .filter(button => button.tabIndex === 0);
    expect(reachable).toEqual([failed]);

    act(() => failed.focus());
    await userEvent.keyboard('{ArrowRight}');
    expect(running).toHaveFocus();
    expect(running).toHaveAttribute('aria-pressed', 'true');
    expect(screen.queryByText(ERROR)).not.toBeInTheDocument();

    await userEvent.keyboard('{ArrowUp}');
    expect(
      within(await lane(/customers/)).getAllByRole('button')[1],
    ).toHaveFocus();
  });

  it('looks back as far as is chosen', async () => {
    show();
    await userEvent.click(await screen.findByRole('button', { name: '7 d' }));
    expect(await lane(/nightly, Glue job: 3 runs/)).toBeInTheDocument();
    await userEvent.click(screen.getByRole('button', { name: '6 h' }));
    expect(await lane(/customers, Glue crawler: 1 run$/)).toBeInTheDocument();
  });

  it('tells of the last run of a stage that did not run meanwhile', async () => {
    const [job] = batch().stages;
    show(batch({ links: [], stages: [{ ...job, runs: [run('old', 90)] }] }));
    expect(await lane(/nightly, Glue job: 0 runs/)).toHaveTextContent(
      /^Last: Succeeded, /,
    );
  });

  it('tells when the next run is due, and since when one is late', async () => {
    const [job] = batch().stages;
    show(
      batch({
        links: [],
        stages: [{ ...job, nextRuns: [before(now, -2 * HOUR)] }],
        findings: [
          finding(now, job.arn, {
            id: 'glue-job/overdue',
            evidence: { dueAt: before(now, 3 * HOUR) },
          }),
        ],
      }),
    );
    const line = within(await lane(/nightly/));
    expect(line.getByRole('img', { name: /^Due / })).toBeInTheDocument();
    expect(
      line.getByRole('img', { name: /^3 h.* late, due / }),
    ).toBeInTheDocument();
  });

  it('counts failures that lie on each other, and lists them when they are chosen', async () => {
    const [job] = batch().stages;
    const failed = (id: string, hours: number) =>
      run(id, hours, { state: 'failed', error: `No ${id}` });
    show(
      batch({
        links: [],
        stages: [
          { ...job, runs: [failed('a', 5), failed('b', 5.2), run('c', 5.4)] },
        ],
      }),
    );
    const bar = within(await lane(/nightly, Glue job: 3 runs/)).getByRole(
      'button',
    );
    expect(bar).toHaveAccessibleName(/^3 runs, Failed 2, Succeeded 1, /);
    expect(bar).toHaveTextContent('×2');
    expect(screen.getByText('No a')).toBeInTheDocument();
    expect(screen.getByText('No b')).toBeInTheDocument();
  });

  it('says that no older run is known', async () => {
    show();
    expect(
      within(await lane(/customers/)).getByTitle(/^No run before .+ is known$/),
    ).toBeInTheDocument();
    expect(within(await lane(/nightly/)).queryByTitle(/is known/)).toBe(null);
  });

  it('has a table with all runs for those who want to compare', async () => {
    show();
    const button = await screen.findByRole('button', {
      name: 'Show all in a table',
    });
    await userEvent.click(button);
    expect(button).toHaveAttribute('aria-expanded', 'true');
    expect(button).toHaveAccessibleName('Hide the table');
    expect(screen.getByRole('grid', { name: 'Runs' })).toBeInTheDocument();
  });

  it('is a list on a phone, failures first, with the whole error', async () => {
    screenOfWidth(390);
    show();
    const items = within(
      await screen.findByRole('list', { name: 'Runs' }),
    ).getAllByRole('listitem');
    expect(items[0]).toHaveTextContent('Failed · nightly Glue job');
    expect(items[0]).toHaveTextContent(ERROR);
    expect(items[1]).toHaveTextContent('Running · nightly');
    expect(items[2]).toHaveTextContent('Succeeded · customers');
    expect(screen.queryByRole('group', { name: /Runs over time/ })).toBe(null);
  });

  it('shows a stage that has not run yet, and nothing when no stage runs', async () => {
    const [job, , queueStage] = batch().stages;
    const { unmount } = show(
      batch({ stages: [{ ...job, runs: [] }], links: [] }),
    );
    expect(await lane(/nightly/)).toHaveTextContent('No runs yet.');
    unmount();
    show(batch({ stages: [queueStage], links: [] }));
    await screen.findByText('The end');
    expect(screen.queryByRole('region', { name: 'Runs' })).toBe(null);
  });

  it('shows HTML in errors as text', async () => {
    const error = '<img src=x onerror=alert(1)>';
    const [job] = batch().stages;
    show(
      batch({
        links: [],
        stages: [{ ...job, runs: [run('x', 1, { state: 'failed', error })] }],
      }),
    );
    expect(await screen.findByText(error)).toBeInTheDocument();
    expect(document.querySelector('img')).toBe(null);
  });
});
