import { parseArn } from '@pipeline-health/plugin-pipeline-health-common';
import { testStageKind } from '@pipeline-health/plugin-pipeline-health-node/testUtils';
import { STAGE } from './__testUtils__/jobs';
import { databrewJob } from '.';

const problem = { code: 'access-denied', message: 'no' } as const;

describe('databrew-job', () => {
  testStageKind(databrewJob, [
    {
      stage: STAGE,
      inventory: {
        type: 'PROFILE',
        dataset: { answer: { name: 'orders' } },
        outputs: [{ type: 's3', location: 's3://acme-prepared/orders/' }],
        rulesets: ['orders-rules'],
        rules: { answer: [{ ruleset: 'orders-rules', rules: 14 }] },
        schedules: {
          answer: [{ name: 'hourly', expression: 'Cron(15 * * * ? *)' }],
        },
        runs: { answer: null },
        connections: { answer: null },
        logs: 'DISABLE',
      },
    },
    {
      stage: {
        ...STAGE,
        name: 'new',
        arn: STAGE.arn.replace(STAGE.name, 'new'),
      },
      inventory: {
        type: 'UNKNOWN',
        dataset: { problem },
        outputs: [],
        rulesets: ['some-rules'],
        rules: { problem },
        schedules: { problem },
        runs: { problem },
        connections: { problem },
      },
    },
  ]);

  it('is known by its ARN, spaces and slashes included', () => {
    const identify = (arn: string) => databrewJob.identify(parseArn(arn));
    expect(
      identify('arn:aws:databrew:eu-central-1:123456789012:job/a/größe'),
    ).toBe('a/größe');
    expect(
      identify('arn:aws:databrew:eu-central-1:123456789012:dataset/a'),
    ).toBeUndefined();
    expect(() =>
      identify('arn:aws:databrew:eu-central-1:123456789012:job/'),
    ).toThrow('is not a DataBrew job; expected job/ and a name');
  });
});
