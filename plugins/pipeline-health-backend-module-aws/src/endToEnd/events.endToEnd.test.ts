import { NOW } from '../__testUtils__/simulatedAws';
import { startWholePlugin, WholePlugin } from '../__testUtils__/wholePlugin';

const SECOND = 1_000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;

const SCENARIO = `
step: 1s
history: 4h
glueJobs:
  - name: load-orders
    schedule: cron(0 * * * ? *)
    duration: 2m
    events: [{ at: -1m, failure: 'AccessDenied: s3://raw/orders/' }]
databrewJobs:
  - name: profile-orders
    type: PROFILE
    dataset: { name: orders, s3: 's3://raw/orders/' }
    rulesets: { orders-rules: 14 }
    schedule: cron(0 * * * ? *)
    duration: 3m
    events: [{ at: -1m, rules: broken }]
`;

const seldom = { describe: '24h', metrics: '24h' };

jest.setTimeout(240_000);

describe('what EventBridge tells', () => {
  let plugin: WholePlugin;

  beforeEach(async () => {
    plugin = await startWholePlugin({
      scenario: '',
      simulator: { now: NOW, speed: 0, scenarioText: SCENARIO },
      database: 'SQLITE_3',
      pipelines: {
        load: 'arn:aws:glue:eu-central-1:123456789012:job/load-orders',
        profile:
          'arn:aws:databrew:eu-central-1:123456789012:job/profile-orders',
      },
      config: {
        collection: {
          interval: '1m',
          tiers: { hot: seldom, warm: seldom, cold: seldom },
        },
      },
    });
    for (const name of ['load', 'profile']) {
      await plugin.pipeline(
        name,
        ({ stages }) => stages[0]?.health === 'healthy',
      );
    }
    plugin.simulator.events.take();
  });

  afterEach(() => plugin.close());

  /** Lets time pass until the simulated AWS tells of something, and answers that. */
  const wait = async (type: string) => {
    for (let second = 0; second < 15 * 60; second += 5) {
      plugin.simulator.clock.advance(5 * SECOND);
      const told = plugin.simulator.events
        .take()
        .find(event => event['detail-type'] === type);
      if (told) {
        return told;
      }
    }
    throw new Error(`Nobody told of ${type}`);
  };

  it('of a run that failed is a verdict within seconds', async () => {
    const failed = await wait('Glue Job State Change');
    expect(failed.detail).toMatchObject({ state: 'FAILED' });
    expect((await plugin.pass(0)).get('load')?.health).toBe('healthy');
    await plugin.tell(failed);
    // Meanwhile the clock stands still.
    await plugin.pipeline('load', ({ health }) => health === 'warning');
  });

  it('and is lost is found by asking', async () => {
    await wait('Glue Job State Change');
    expect((await plugin.pass(24 * HOUR)).get('load')?.health).not.toBe(
      'healthy',
    );
  });

  it('of an account or a job that nobody watches is nothing', async () => {
    const failed = await wait('Glue Job State Change');
    await plugin.tell({ ...failed, account: '999999999999' });
    await plugin.tell({ ...failed, detail: { jobName: 'another' } });
    await plugin.tell({ ...failed, source: 'my.glue' });
    await plugin.tell({ ...failed, time: undefined });
    expect((await plugin.pass(2 * SECOND)).get('load')?.health).toBe('healthy');
  });

  it('of rules that the data breaks is found, though no question tells it', async () => {
    const broken = await wait('DataBrew Ruleset Validation Result');
    await plugin.tell(broken);
    await plugin.pass(2 * SECOND);
    const { findings } = await plugin.pipeline(
      'profile',
      profile => profile.stages[0].health === 'warning',
    );
    expect(findings.map(({ id }) => id)).toContain('databrew-job/rules-failed');
  });
});
