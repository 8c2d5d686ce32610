import { Run } from '@pipeline-health/plugin-pipeline-health-common';
import {
  ActionContext,
  ActionStep,
  SourceError,
  StageAction,
} from '@pipeline-health/plugin-pipeline-health-node';
import { FakeAnswers, fakeAccess } from '../../__testUtils__/fakeAccess';
import { queueStage } from '../../__testUtils__/simulatedAws';
import { crawls } from './callCrawls';
import { databrewRuns } from './callDatabrewRuns';
import { glueRuns } from './callGlueRuns';
import { StageRuns } from './StageRuns';
import { StartRun } from './StartRun';
import { StopRun } from './StopRun';

const NOW = Date.parse('2026-03-01T12:00:00Z');
const MINUTE = 60_000;
const stage = { ...queueStage('nightly'), kind: 'glue-job' };

/** Runs that AWS keeps, and what it is asked for. */
class MemoryRuns implements StageRuns {
  readonly stageKind = 'glue-job';
  readonly what = 'run';
  readonly iamActions = { start: ['x:Start'], stop: ['x:Stop'] };
  asked: string[] = [];
  listed: Run[] = [];
  /** Called when a run was started or stopped, before the answer comes. */
  after: () => void = () => {};

  async read() {
    return [...this.listed];
  }
  startCall = () => ({ service: 'x', operation: 'Start', input: {} });
  stopCall = () => ({ service: 'x', operation: 'Stop', input: {} });
  async start(
    _: unknown,
    __: unknown,
    like?: Run,
  ): Promise<string | undefined> {
    this.asked.push(`start like ${like?.id}`);
    const id = `run-${this.listed.length + 1}`;
    this.listed.unshift(run(id, 'running'));
    this.after();
    return id;
  }
  async stop(_: unknown, __: unknown, { id }: Run) {
    this.asked.push(`stop ${id}`);
    this.after();
  }
  end(id: string, state: Run['state'], more: Partial<Run> = {}) {
    const ended = this.listed.find(each => each.id === id);
    Object.assign(ended ?? {}, { state, durationSeconds: 90, ...more });
  }
}

function run(id: string, state: Run['state'], more: Partial<Run> = {}): Run {
  return {
    id,
    state,
    startedAt: new Date(NOW - 10 * MINUTE).toISOString(),
    ...(state !== 'running' && { durationSeconds: 60 }),
    ...more,
  };
}

const tools = { accessOf: () => fakeAccess({}), priceOf: () => undefined };
const context: ActionContext = {
  ...{
    stage,
    inventory: {},
    readings: {},
    samples: {},
    coverage: {},
    runs: [],
  },
  pipeline: {
    entityRef: 'component:default/nightly',
    ...{ stages: [], links: [], findings: [] },
  },
  settings: {},
  signal: new AbortController().signal,
  now: NOW,
};

/** A task, step by step; what throws is tried again from the same state. */
async function begin(action: StageAction) {
  const { seen } = await action.preflight(context, {});
  const task = {
    step: await action.start(context, {}, seen),
    number: 0,
    async go(how: 'advance' | 'cancel' = 'advance'): Promise<ActionStep> {
      if (!('state' in task.step)) {
        return task.step;
      }
      const { state } = task.step;
      task.number += 1;
      const attempt = { state, number: task.number, since: NOW };
      const next = await action[how]?.(context, {}, attempt);
      if (next) {
        task.number = 0;
        task.step = next;
      }
      return task.step;
    },
  };
  return task;
}

const startRun = (runs: StageRuns) =>
  new StartRun(runs, tools, 'rerun-job', 'Again', 'Again.', true);

describe('a run that is started', () => {
  const failed = () => {
    const runs = new MemoryRuns();
    runs.listed = [
      run('run-1', 'failed', { error: 'OOM', estimatedCostUsd: 0.4 }),
    ];
    return runs;
  };

  it('is proposed with what it repeats and what that costs', async () => {
    const { lines, price } = await startRun(failed()).preflight(context);
    expect(lines.map(({ id, level }) => [id, level])).toEqual([
      ['not-running', 'green'],
      ['last-run', 'green'],
    ]);
    expect(price).toMatchObject({ usd: 0.4, per: 'once' });
  });

  it('is not proposed while another runs', async () => {
    const runs = failed();
    runs.listed.unshift(run('run-2', 'running'));
    const { lines } = await startRun(runs).preflight(context);
    expect(lines[0]).toMatchObject({ level: 'red', final: true });
  });

  it('is warned of when what made it fail is still found', async () => {
    const cause = {
      ...{ id: 'redshift-cluster/paused', stage: 'arn:warehouse' },
      ...({ severity: 'critical', claim: 'own-fault', since: '' } as const),
      ...{ title: 'The warehouse is paused', evidence: {}, remedy: '' },
      message: { key: '', values: {} },
    };
    const { lines } = await startRun(failed()).preflight({
      ...context,
      pipeline: {
        ...context.pipeline,
        findings: [
          cause,
          {
            ...cause,
            id: 'glue-job/last-run',
            stage: stage.arn,
            followsFrom: { id: cause.id, stage: cause.stage },
          },
        ],
      },
    });
    expect(lines).toContainEqual(
      expect.objectContaining({
        id: 'cause',
        level: 'amber',
        message: expect.stringContaining('The warehouse is paused'),
      }),
    );
  });

  it('is followed until it ends', async () => {
    const runs = failed();
    const task = await begin(startRun(runs));
    await task.go();
    await task.go();
    expect(task.step).toMatchObject({ state: { phase: 'watch' } });
    runs.end('run-2', 'succeeded');
    expect(await task.go()).toMatchObject({
      outcome: 'succeeded',
      after: { run: 'run-2', durationSeconds: 90 },
    });
    expect(runs.asked).toEqual(['start like run-1']);
  });

  it('says why it failed again', async () => {
    const runs = failed();
    const task = await begin(startRun(runs));
    await task.go();
    runs.end('run-2', 'failed', { error: 'OOM' });
    expect(await task.go()).toMatchObject({
      outcome: 'failed',
      message: 'run-2 failed after 1 min 30 s: OOM',
    });
  });

  it('is started once when the answer is lost', async () => {
    const runs = failed();
    const task = await begin(startRun(runs));
    runs.after = () => {
      throw new SourceError('unreachable', 'lost');
    };
    await expect(task.go()).rejects.toThrow('lost');
    await task.go();
    runs.end('run-2', 'succeeded');
    expect(await task.go()).toMatchObject({ outcome: 'succeeded' });
    expect(runs.asked).toHaveLength(1);
  });

  it('is found where AWS answers no id, or runs already', async () => {
    for (const start of [
      async () => undefined,
      async () => {
        throw new SourceError('invalid', 'Crawler x has already started');
      },
    ]) {
      const runs = failed();
      runs.start = start;
      const task = await begin(startRun(runs));
      await task.go();
      await task.go();
      expect(task.step).toMatchObject({ state: { phase: 'find' } });
      runs.listed.unshift(run('crawl-2', 'running'));
      await task.go();
      runs.end('crawl-2', 'succeeded');
      expect(await task.go()).toMatchObject({
        outcome: 'succeeded',
        after: { run: 'crawl-2' },
      });
    }
  });

  it('fails where it is refused, and names what is lacked', async () => {
    const runs = failed();
    runs.start = async () => {
      throw new SourceError('access-denied', 'No', {
        missingPermission: 'glue:StartJobRun',
      });
    };
    const task = await begin(startRun(runs));
    expect(await task.go()).toMatchObject({
      outcome: 'failed',
      missingPermission: 'glue:StartJobRun',
    });
  });

  it('is stopped by who stops the task, and not started when that is early', async () => {
    const runs = failed();
    const early = await begin(startRun(runs));
    expect(await early.go('cancel')).toMatchObject({ outcome: 'cancelled' });
    const late = await begin(startRun(runs));
    await late.go();
    await late.go('cancel');
    await late.go('cancel');
    runs.end('run-2', 'stopped');
    expect(await late.go('cancel')).toMatchObject({
      outcome: 'cancelled',
      after: { run: 'run-2' },
    });
    expect(runs.asked).toEqual(['start like run-1', 'stop run-2']);
  });
});

describe('a run that hangs', () => {
  const hanging = () => {
    const runs = new MemoryRuns();
    runs.listed = [run('run-2', 'running'), run('run-1', 'succeeded')];
    return runs;
  };

  it('is told with how long it usually takes', async () => {
    const { lines, seen } = await new StopRun(hanging(), tools).preflight(
      context,
      {},
    );
    expect(seen).toEqual({ run: 'run-2' });
    expect(lines).toEqual([
      expect.objectContaining({
        level: 'green',
        evidence: expect.objectContaining({
          ranSeconds: 600,
          usualSeconds: 60,
        }),
      }),
    ]);
  });

  it('is stopped once, and seen to end', async () => {
    const runs = hanging();
    const task = await begin(new StopRun(runs, tools));
    await task.go();
    await task.go();
    runs.end('run-2', 'stopped');
    expect(await task.go()).toMatchObject({ outcome: 'succeeded' });
    expect(runs.asked).toEqual(['stop run-2']);
  });

  it('must be running', async () => {
    const runs = hanging();
    runs.end('run-2', 'succeeded');
    const { lines } = await new StopRun(runs, tools).preflight(context, {});
    expect(lines).toEqual([expect.objectContaining({ final: true })]);
  });
});

describe('AWS is asked', () => {
  const asked: [string, object][] = [];
  const answers = (more: FakeAnswers) =>
    fakeAccess(
      Object.fromEntries(
        Object.entries(more).map(([operation, answer]) => [
          operation,
          (input: object) => {
            asked.push([operation, input]);
            return answer(input);
          },
        ]),
      ),
    );
  beforeEach(() => asked.splice(0));

  it('for a Glue run with the arguments of another', async () => {
    const access = answers({
      GetJobRun: () => ({ JobRun: { Arguments: { '--day': '2026-02-28' } } }),
      StartJobRun: () => ({ JobRunId: 'jr_2' }),
      BatchStopJobRun: () => ({ Errors: [] }),
    });
    const id = await glueRuns.start(access, stage, run('jr_1', 'failed'));
    expect(id).toBe('jr_2');
    await glueRuns.stop(access, stage, run('jr_2', 'running'));
    expect(asked).toEqual([
      ['GetJobRun', { JobName: 'nightly', RunId: 'jr_1' }],
      [
        'StartJobRun',
        { JobName: 'nightly', Arguments: { '--day': '2026-02-28' } },
      ],
      ['BatchStopJobRun', { JobName: 'nightly', JobRunIds: ['jr_2'] }],
    ]);
    expect(
      JSON.stringify(glueRuns.startCall(stage, run('jr_1', 'failed'))),
    ).not.toContain('2026-02-28');
  });

  it('and does not stop a run that Glue will not stop', async () => {
    const access = answers({
      BatchStopJobRun: () => ({
        Errors: [{ ErrorDetail: { ErrorMessage: 'is not RUNNING' } }],
      }),
    });
    await expect(
      glueRuns.stop(access, stage, run('jr_2', 'running')),
    ).rejects.toThrow(/jr_2: is not RUNNING/);
  });

  it('for a DataBrew run and a crawl', async () => {
    const access = answers({
      StartJobRun: () => ({ RunId: 'db_2' }),
      StopJobRun: () => ({}),
      StartCrawler: () => ({}),
      StopCrawler: () => ({}),
    });
    expect(await databrewRuns.start(access, stage)).toBe('db_2');
    await databrewRuns.stop(access, stage, run('db_2', 'running'));
    await crawls.start(access, stage);
    await crawls.stop(access, stage, run('crawl', 'running'));
    expect(asked).toEqual([
      ['StartJobRun', { Name: 'nightly' }],
      ['StopJobRun', { Name: 'nightly', RunId: 'db_2' }],
      ['StartCrawler', { Name: 'nightly' }],
      ['StopCrawler', { Name: 'nightly' }],
    ]);
  });
});
