import { ActionTask } from '@pipeline-health/plugin-pipeline-health-common';
import { startWholePlugin, WholePlugin } from '../__testUtils__/wholePlugin';
import { NOW } from '../__testUtils__/simulatedAws';

const MINUTE = 60_000;
const arnOf = (name: string) =>
  `arn:aws:glue:eu-central-1:123456789012:job/${name}`;
const PIPELINE = '/pipelines/component/default';

const SCENARIO = `
history: 20d
glueJobs:
  - name: hangs
    schedule: cron(0 3/6 * * ? *)
    duration: 10m
    timeout: 2880
    events: [{ at: -4h, duration: 40h }, { at: 10m, duration: 10m }]
  - name: fails
    schedule: cron(0 3/6 * * ? *)
    duration: 10m
    events:
      - { at: -7h, failure: 'AccessDenied: s3://raw/orders/' }
      - { at: 10m, failure: null }
`;

jest.setTimeout(240_000);

describe('a job', () => {
  let plugin: WholePlugin;
  beforeAll(async () => {
    plugin = await startWholePlugin({
      scenario: '',
      simulator: {
        now: NOW,
        speed: 0,
        scenarioText: SCENARIO,
      },
      database: 'SQLITE_3',
      pipelines: { hangs: arnOf('hangs'), fails: arnOf('fails') },
      config: {
        actions: {
          'stop-run': { enabled: true },
          'rerun-job': { enabled: true },
        },
      },
    });
    await plugin.pass(0);
    await plugin.pass(5 * MINUTE);
  });
  afterAll(() => plugin?.close());

  const findings = async (name: string): Promise<string[]> => {
    const { body } = await plugin.get(`${PIPELINE}/${name}`);
    return body.findings
      .filter(({ claim }: { claim: string }) => claim !== 'posture')
      .map(({ id }: { id: string }) => id);
  };
  const start = async (name: string, action: string): Promise<ActionTask> => {
    const path = `${PIPELINE}/${name}/actions/${action}`;
    const stage = arnOf(name);
    const proposed = await plugin.post(`${path}/preflight`, { stage });
    expect([proposed.status, proposed.body.blocked]).toEqual([200, false]);
    const { token } = proposed.body;
    const reason = 'It was mended';
    const started = await plugin.post(path, { stage, reason, token });
    expect(started.status).toBe(202);
    return started.body;
  };
  it('that failed is run again once it is mended, and what was found ends', async () => {
    expect(await findings('fails')).toContain('glue-job/last-run-failed');
    await plugin.pass(10 * MINUTE);
    await start('fails', 'rerun-job');
    expect(await plugin.endAction('fails')).toMatchObject({
      state: 'succeeded',
      after: { state: 'succeeded' },
    });
    await plugin.pass(5 * MINUTE);
    await plugin.pass(5 * MINUTE);
    expect(await findings('fails')).toEqual([]);
  });

  it('that hangs is stopped, and what was found ends', async () => {
    expect(await findings('hangs')).toEqual(['glue-job/long-run']);
    await start('hangs', 'stop-run');
    expect(await plugin.endAction('hangs')).toMatchObject({
      state: 'succeeded',
      after: { state: 'stopped' },
    });
    for (let passed = 0; passed < 200; passed += 20) {
      await plugin.pass(20 * MINUTE);
    }
    expect(await findings('hangs')).toEqual([]);
  });
});
