import { ConfigReader } from '@backstage/config';
import { readPipelineHealthConfig } from './config';

const read = (pipelineHealth?: object) =>
  readPipelineHealthConfig(
    new ConfigReader(
      pipelineHealth ? { pipelineHealth: { ...pipelineHealth } } : {},
    ),
  );

describe('readPipelineHealthConfig', () => {
  it('has defaults for everything', () => {
    expect(read()).toEqual({
      actions: {},
      collection: {
        interval: 60_000,
        tiers: {
          hot: { describe: 60_000, metrics: 300_000 },
          warm: { describe: 300_000, metrics: 900_000 },
          cold: { describe: 300_000, metrics: 3_600_000 },
        },
        backfill: 86_400_000,
        overlap: 1_800_000,
      },
      discovery: {
        adoptedAnnotations: expect.arrayContaining([
          'aws.amazon.com/arn',
          'amazon.com/sqs-queue-arn',
          'amazon.com/lambda-function-arn',
        ]),
        interval: 60_000,
        tagInterval: 900_000,
        maxDepth: 5,
      },
      incidents: {
        openAfter: { found: 1, of: 1 },
        unknownAfter: 300_000,
        resolveAfter: 300_000,
        reopenWithin: 1_800_000,
      },
      digest: { cron: '0 8 * * 1' },
      notifications: { language: 'en', timezone: 'UTC' },
      maintenance: [],
      objectives: {},
      pagePath: '/pipeline-health',
      limits: { changesPerMinute: 60, stagesPerPipeline: 100 },
      retention: {
        samples: 15 * 86_400_000,
        fiveMinuteRollUps: 90 * 86_400_000,
        hourlyRollUps: 400 * 86_400_000,
        runs: 90 * 86_400_000,
        incidents: 400 * 86_400_000,
      },
      thresholds: {},
    });
  });

  it('reads when posture is told', () => {
    const monthly = { cron: '30 9 1 * *', timezone: 'Europe/Berlin' };
    expect(read({ digest: monthly }).digest).toEqual(monthly);
    expect(read({ digest: 'weekly' }).digest).toEqual({ cron: '0 8 * * 1' });
    expect(read({ digest: 'off' }).digest).toBeUndefined();
    expect(read({ digest: false }).digest).toBeUndefined();
  });

  it('reads durations in every notation, and numbers from texts', () => {
    const config = read({
      collection: {
        interval: '30s',
        backfill: { days: 2 },
        overlap: 'PT15M',
        tiers: { hot: { metrics: '2m' } },
      },
      discovery: { maxDepth: '3' },
      thresholds: { 'sqs-queue': { deadLetters: { critical: 5 } } },
      monthlyBudgetUsd: 50,
    });
    expect(config.collection).toMatchObject({
      interval: 30_000,
      backfill: 172_800_000,
      overlap: 900_000,
      tiers: { hot: { describe: 60_000, metrics: 120_000 } },
    });
    expect(config.discovery.maxDepth).toBe(3);
    expect(config.thresholds).toEqual({
      'sqs-queue': { deadLetters: { critical: 5 } },
    });
    expect(config.monthlyBudgetUsd).toBe(50);
  });

  it.each([
    [{}, [15, 90, 400]],
    [{ samples: '120d' }, [120, 120, 400]],
    [{ fiveMinuteRollUps: { days: 500 } }, [15, 500, 500]],
    [{ fiveMinuteRollUps: '15d', hourlyRollUps: '15d' }, [15, 15, 15]],
  ])('keeps what is coarser as long as what is finer: %j', (written, days) => {
    const { retention } = read({ retention: written });
    expect(
      [
        retention.samples,
        retention.fiveMinuteRollUps,
        retention.hourlyRollUps,
      ].map(time => time / 86_400_000),
    ).toEqual(days);
  });

  it('has every action off that is not switched on, and leaves the rest to it', () => {
    const { actions } = read({
      actions: {
        one: { enabled: true },
        other: { enabled: 'true', auto: { most: 3 } },
        third: {},
      },
    });
    expect(actions).toEqual({
      one: { enabled: true, settings: {} },
      other: { enabled: true, settings: { auto: { most: 3 } } },
      third: { enabled: false, settings: {} },
    });
  });

  it.each([
    [
      { actions: { redrive: { enabled: 'maybe' } } },
      'pipelineHealth.actions.redrive.enabled: expected true or false',
    ],
    [
      { actions: { redrive: true } },
      'pipelineHealth.actions.redrive: expected a mapping',
    ],
    [
      { incidents: { openAfter: { found: 3, of: 2 } } },
      'pipelineHealth.incidents.openAfter: expected `found` to be at most `of`',
    ],
    [
      { incidents: { resolveAfter: 'never' } },
      /^pipelineHealth\.incidents\.resolveAfter: expected a duration/,
    ],
    [
      { maintenance: [{ cron: '0 2 * * 9', duration: '2h', reason: 'r' }] },
      /^pipelineHealth\.maintenance\.0\.cron: expected five fields/,
    ],
    [
      { maintenance: [{ cron: '0 2 * * 6', duration: '2h' }] },
      /^pipelineHealth\.maintenance\.0\.reason: expected why/,
    ],
    [
      { notifications: { language: 'kr' } },
      'pipelineHealth.notifications.language: expected one of en, ko',
    ],
    [
      { notifications: { timezone: 'Seoul' } },
      /^pipelineHealth\.notifications\.timezone: expected the name of a time zone/,
    ],
    [
      { digest: 'daily' },
      'pipelineHealth.digest: expected off, weekly, or { cron, timezone }',
    ],
    [
      { digest: { cron: '0 8 * * *' } },
      /^pipelineHealth\.digest\.cron: expected times that are at least a week apart/,
    ],
    [
      { digest: { cron: 'mondays' } },
      /^pipelineHealth\.digest\.cron: expected five fields/,
    ],
    [
      { digest: { cron: '0 8 * * 1', timezone: 'Nowhere' } },
      /^pipelineHealth\.digest\.timezone: expected the name of a time zone/,
    ],
    [
      { discovery: { adoptedAnnotations: 'aws.amazon.com/arn' } },
      'pipelineHealth.discovery.adoptedAnnotations: expected a list of names of annotations',
    ],
    [
      { discovery: { adoptedAnnotations: ['an arn'] } },
      "pipelineHealth.discovery.adoptedAnnotations.0: expected the name of an annotation such as 'aws.amazon.com/arn'",
    ],
    [
      { discovery: { adoptedAnnotations: ['pipeline-health.io/aws-arns'] } },
      'pipelineHealth.discovery.adoptedAnnotations.0: expected an annotation of another plugin',
    ],
    [{ collektion: {} }, 'pipelineHealth.collektion: unknown key'],
    [
      { collection: { tiers: { warm: { decsribe: '1m' } } } },
      'pipelineHealth.collection.tiers.warm.decsribe: unknown key',
    ],
    [
      { collection: { interval: 'soon' } },
      /^pipelineHealth\.collection\.interval: expected a duration such as 15m/,
    ],
    [
      { collection: { interval: 60 } },
      /^pipelineHealth\.collection\.interval: expected a duration/,
    ],
    [
      { collection: { interval: '1s' } },
      /^pipelineHealth\.collection\.interval: .* at least 5 seconds$/,
    ],
    [
      { collection: { backfill: { weaks: 2 } } },
      /^pipelineHealth\.collection\.backfill: expected a duration/,
    ],
    [
      { discovery: { maxDepth: 'deep' } },
      'pipelineHealth.discovery.maxDepth: expected a whole number from 0 to 20',
    ],
    [
      { discovery: { maxDepth: 2.5 } },
      'pipelineHealth.discovery.maxDepth: expected a whole number from 0 to 20',
    ],
    [
      { monthlyBudgetUsd: -1 },
      'pipelineHealth.monthlyBudgetUsd: expected a number of US dollars above 0',
    ],
    [{ thresholds: [] }, /^pipelineHealth\.thresholds: expected a mapping/],
    [{ retention: 'long' }, 'pipelineHealth.retention: expected a mapping'],
    [
      { retention: { fiveMinuteRollUps: '14d' } },
      'pipelineHealth.retention.fiveMinuteRollUps: expected at least as long as samples',
    ],
    [
      { retention: { hourlyRollUps: '30d' } },
      'pipelineHealth.retention.hourlyRollUps: expected at least as long as fiveMinuteRollUps',
    ],
    [
      { retention: { hourlyRollUps: 'ever' } },
      /^pipelineHealth\.retention\.hourlyRollUps: expected a duration/,
    ],
    [
      { pagePath: 'pipelines' },
      'pipelineHealth.pagePath: expected a path that begins with /',
    ],
  ])('refuses %j', (wrong, message) => {
    expect(() => read(wrong)).toThrow(message);
  });

  it('leaves the keys of sources to them', () => {
    const config = new ConfigReader({ pipelineHealth: { aws: { any: 1 } } });
    expect(() => readPipelineHealthConfig(config, ['aws'])).not.toThrow();
    expect(() => readPipelineHealthConfig(config, ['azure'])).toThrow(
      'pipelineHealth.aws: unknown key',
    );
  });

  it('refuses something that is not a mapping', () => {
    expect(() =>
      readPipelineHealthConfig(new ConfigReader({ pipelineHealth: 'yes' })),
    ).toThrow('pipelineHealth: expected a mapping');
  });
});
