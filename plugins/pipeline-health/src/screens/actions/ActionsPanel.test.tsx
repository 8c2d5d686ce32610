import { renderInTestApp } from '@backstage/frontend-test-utils';
import {
  ActionTask,
  AvailableAction,
  ProposedAction,
} from '@pipeline-health/plugin-pipeline-health-common';
import { entityRouteRef } from '@backstage/plugin-catalog-react';
import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { FakePipelineHealthApi } from '../../__testUtils__/FakePipelineHealthApi';
import { pipeline } from '../../__testUtils__/fixtures';
import { pipelineHealthApiRef } from '../../api/pipelineHealthApiRef';
import { ActionsPanel } from './ActionsPanel';

const whole = pipeline(Date.now(), 'batch');
const stage = whole.stages[0];

const action: AvailableAction = {
  action: 'extend-retention',
  title: 'Extend the retention',
  description: 'Keeps what waits for longer.',
  stage: stage.arn,
  permission: 'pipeline-health.retention.extend',
  destructive: false,
  cancellable: true,
  inputSchema: {
    type: 'object',
    properties: { retentionSeconds: { type: 'integer' } },
    required: ['retentionSeconds'],
  },
  hindrances: [],
};

const proposal: ProposedAction = {
  action: action.action,
  stage: stage.arn,
  input: { retentionSeconds: 1_209_600 },
  blocked: false,
  token: 'token-1',
  expiresAt: '2026-03-02T08:10:00.000Z',
  lines: [
    {
      id: 'upwards',
      level: 'green',
      message: 'The retention is only raised',
      evidence: {},
    },
  ],
  calls: [
    {
      service: 'sqs',
      operation: 'SetQueueAttributes',
      input: { Attributes: { MessageRetentionPeriod: '1209600' } },
    },
  ],
  effects: [
    { name: 'secondsToLoss', unit: 'seconds', before: 3_600, after: 864_000 },
  ],
};

const task: ActionTask = {
  id: 'task-1',
  entityRef: whole.entityRef,
  action: action.action,
  stage: stage.arn,
  input: proposal.input,
  state: 'running',
  startedBy: 'user:default/mina',
  reason: 'The consumer is away until noon',
  startedAt: '2026-03-02T08:00:00.000Z',
  progress: { message: 'Waiting until it is seen', done: 1, total: 4 },
  before: {},
};

class ActingApi extends FakePipelineHealthApi {
  available: AvailableAction[] = [action];
  proposed = proposal;
  tasks: ActionTask[] = [];
  readonly started: unknown[][] = [];
  readonly cancelled: string[] = [];

  constructor() {
    super(() => [whole]);
  }

  async listActions() {
    return { items: this.available };
  }

  async proposeAction() {
    return this.proposed;
  }

  async startAction(...args: Parameters<FakePipelineHealthApi['startAction']>) {
    this.started.push(args);
    this.tasks = [task];
    return task;
  }

  async listActionTasks() {
    return { items: this.tasks };
  }

  async cancelActionTask(_: string, id: string) {
    this.cancelled.push(id);
    this.tasks = [
      {
        ...task,
        state: 'cancelled',
        message: 'It was stopped',
        after: {
          retentionSeconds: 1_209_600,
          groups: [{ id: 'a1', count: 3 }],
        },
        progress: undefined,
      },
    ];
    return this.tasks[0];
  }
}

async function fillIn(field: HTMLElement, text: string) {
  await userEvent.click(field);
  await userEvent.paste(text);
}

const show = (api: ActingApi) =>
  renderInTestApp(<ActionsPanel pipeline={whole} stage={stage} />, {
    apis: [[pipelineHealthApiRef, api]],
    mountedRoutes: { '/catalog/:namespace/:kind/:name': entityRouteRef },
  });

describe('what can be done', () => {
  it('is done once somebody saw what it does and said why', async () => {
    const api = new ActingApi();
    show(api);
    await userEvent.click(
      await screen.findByRole('button', { name: action.title }),
    );
    const dialog = await screen.findByRole('dialog');
    const check = within(dialog).getByRole('button', { name: 'Check' });
    expect(check).toBeDisabled();
    await fillIn(within(dialog).getByRole('spinbutton'), '1209600');
    await userEvent.click(check);

    expect(
      await within(dialog).findByText('The retention is only raised'),
    ).toBeVisible();
    expect(within(dialog).getByText('1 h')).toBeVisible();
    expect(within(dialog).getByText('10 d')).toBeVisible();
    expect(
      within(dialog).getByText(/MessageRetentionPeriod/),
    ).toBeInTheDocument();
    const confirm = within(dialog).getByRole('button', { name: action.title });
    expect(confirm).toBeDisabled();
    await fillIn(
      within(dialog).getByRole('textbox', { name: /Reason/ }),
      task.reason,
    );
    await userEvent.click(confirm);

    expect(await screen.findByText(/Waiting until it is seen/)).toBeVisible();
    expect(api.started).toEqual([
      [
        whole.entityRef,
        'extend-retention',
        {
          stage: stage.arn,
          input: proposal.input,
          token: 'token-1',
          reason: task.reason,
        },
        { idempotencyKey: 'token-1' },
      ],
    ]);
  });

  it('is told of the whole pipeline beside the stage', async () => {
    const api = new ActingApi();
    api.available = [
      { ...action, stage: whole.stages[1].arn, title: 'Of another stage' },
      {
        ...action,
        action: 'collect-now',
        title: 'Collect now',
        stage: whole.entityRef,
        inputSchema: { type: 'object', properties: {} },
      },
    ];
    show(api);
    await userEvent.click(
      await screen.findByRole('button', { name: 'Collect now' }),
    );
    const dialog = await screen.findByRole('dialog');
    expect(dialog).toHaveAccessibleName(expect.stringContaining(whole.title));
    expect(screen.queryByText('Of another stage')).toBeNull();
  });

  it('shows a reason as it was written, and as nothing else', async () => {
    const api = new ActingApi();
    const reason = '<img src="x" onerror="alert(1)"><b>bold</b>';
    api.tasks = [{ ...task, reason }];
    const { container } = show(api);
    expect(
      await screen.findByText(text => text.includes(reason)),
    ).toBeVisible();
    expect(container.querySelector('img[src="x"], b')).toBeNull();
  });

  it('says why it cannot be done', async () => {
    const api = new ActingApi();
    const message =
      'It is switched off: pipelineHealth.actions.extend-retention.enabled.';
    api.available = [
      { ...action, hindrances: [{ code: 'not-enabled', message }] },
    ];
    show(api);
    const button = await screen.findByRole('button', { name: action.title });
    expect(button).toHaveAttribute('aria-disabled', 'true');
    expect(button).toHaveAccessibleDescription(message);
    await userEvent.click(button);
    expect(screen.queryByRole('dialog')).not.toBeInTheDocument();
  });

  it('is done against a red line only with a reason for that', async () => {
    const api = new ActingApi();
    api.available = [{ ...action, inputSchema: { type: 'object' } }];
    api.proposed = {
      ...proposal,
      blocked: true,
      lines: [
        {
          id: 'consumer',
          level: 'red',
          message: 'The consumer still fails',
          evidence: { failures: 12 },
        },
      ],
    };
    show(api);
    await userEvent.click(
      await screen.findByRole('button', { name: action.title }),
    );
    const dialog = await screen.findByRole('dialog');
    expect(
      await within(dialog).findByText('The consumer still fails'),
    ).toBeVisible();
    const confirm = within(dialog).getByRole('button', { name: action.title });
    const [reason, override] = within(dialog).getAllByRole('textbox');
    await fillIn(reason, 'Because');
    expect(confirm).toBeDisabled();
    await fillIn(override, 'It was mended just now');
    await userEvent.click(confirm);
    expect(api.started[0][2]).toMatchObject({
      reason: 'Because',
      override: 'It was mended just now',
    });
  });

  it('cannot be forced when it could not be done at all', async () => {
    const api = new ActingApi();
    api.available = [{ ...action, inputSchema: { type: 'object' } }];
    api.proposed = {
      ...proposal,
      blocked: true,
      lines: [
        {
          id: 'lower',
          level: 'red',
          final: true,
          message: 'It would be lowered',
          evidence: {},
        },
      ],
    };
    show(api);
    await userEvent.click(
      await screen.findByRole('button', { name: action.title }),
    );
    const dialog = await screen.findByRole('dialog');
    await within(dialog).findByText('It would be lowered');
    expect(within(dialog).queryByRole('textbox')).not.toBeInTheDocument();
    expect(
      within(dialog).getByRole('button', { name: action.title }),
    ).toBeDisabled();
  });

  it('is stopped while it is under way, and its end is told', async () => {
    const api = new ActingApi();
    api.tasks = [task];
    show(api);
    expect(
      await screen.findByRole('progressbar', {
        name: 'Waiting until it is seen',
      }),
    ).toHaveAttribute('aria-valuenow', '25');
    await userEvent.click(screen.getByRole('button', { name: 'Stop it' }));
    expect(await screen.findByText('It was stopped')).toBeVisible();
    expect(screen.getByText('14 d')).toBeInTheDocument();
    expect(api.cancelled).toEqual(['task-1']);
  });
});
