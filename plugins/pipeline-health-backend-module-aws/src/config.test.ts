import { mockServices } from '@backstage/backend-test-utils';
import { JsonObject, JsonValue } from '@backstage/types';
import { readAwsSourceConfig } from './config';

const read = (aws?: JsonValue, accounts?: JsonObject[]) =>
  readAwsSourceConfig(
    mockServices.rootConfig({
      data: {
        ...(accounts && { aws: { accounts } }),
        ...(aws !== undefined && { pipelineHealth: { aws } }),
      },
    }),
  );

describe('readAwsSourceConfig', () => {
  it('needs nothing', () => {
    expect(read()).toEqual({
      regions: [],
      accounts: [],
      maxAttempts: 3,
      events: { topics: [] },
      notify: { topics: [] },
      prices: {},
      rateLimits: {
        metricCallsPerSecond: 20,
        metricPointsPerSecond: 72_000,
        alarmCallsPerSecond: 3,
      },
      knownFailures: [],
      settings: { redshift: {} },
    });
  });

  it('takes the accounts from aws.accounts unless they are named', () => {
    const known = [
      { accountId: '111111111111' },
      { accountId: '222222222222' },
    ];
    expect(read(undefined, known).accounts).toEqual([
      '111111111111',
      '222222222222',
    ]);
    expect(read({ accounts: ['333333333333'] }, known).accounts).toEqual([
      '333333333333',
    ]);
  });

  it('takes them from the connection to AWS where there is one, as credentials are', () => {
    const config = mockServices.rootConfig({
      data: {
        aws: { accounts: [{ accountId: '111111111111' }] },
        connections: [
          { type: 'github', auth: [{ method: 'token' }] },
          {
            type: 'aws',
            auth: [
              { method: 'account', mainAccount: true },
              { method: 'account', accountId: '222222222222' },
            ],
          },
        ],
      },
    });
    expect(readAwsSourceConfig(config).accounts).toEqual(['222222222222']);
  });

  it.each([
    [
      { knownFailures: [{ pattern: '(', cause: 'a', remedy: 'b' }] },
      /^pipelineHealth\.aws\.knownFailures\[0\]\.pattern: '\(' is no regular expression: /,
    ],
    [
      { knownFailures: [{ pattern: 'x', cause: 'a {{b}}', remedy: 'b' }] },
      /^pipelineHealth\.aws\.knownFailures\[0\]\.cause: {{b}} is no named group/,
    ],
    [
      { knownFailures: [{ pattern: 'x', cause: 'a' }] },
      /^pipelineHealth\.aws\.knownFailures\[0\]\.remedy: expected a sentence/,
    ],
    [
      { regions: 'eu-central-1' },
      /^pipelineHealth\.aws\.regions: expected a list/,
    ],
    [
      { regions: ['eu'] },
      /^pipelineHealth\.aws\.regions\[0\]: expected the name of a region/,
    ],
    [
      { accounts: [123456789012] },
      /^pipelineHealth\.aws\.accounts\[0\]: expected an account in quotes/,
    ],
    [
      { accounts: ['12'] },
      /^pipelineHealth\.aws\.accounts\[0\]: expected twelve digits/,
    ],
    [
      { maxAttempts: 0 },
      /^pipelineHealth\.aws\.maxAttempts: expected at least 1/,
    ],
    [
      { maxAttempts: 1.5 },
      /^pipelineHealth\.aws\.maxAttempts: expected a whole number/,
    ],
    [
      { rateLimits: { metricCallsPerSecond: 0 } },
      /^pipelineHealth\.aws\.rateLimits\.metricCallsPerSecond: expected a number above 0/,
    ],
    [
      { rateLimits: { calls: 1 } },
      /^pipelineHealth\.aws\.rateLimits\.calls: there is no such key/,
    ],
    [
      { redshift: { loadStatus: [{ warehouse: 'sales', database: 'dev' }] } },
      /^pipelineHealth\.aws\.redshift\.loadStatus\[0\]\.warehouse: expected the ARN/,
    ],
    [
      {
        redshift: {
          loadStatus: [
            {
              warehouse: 'arn:aws:redshift:eu-central-1:1:cluster:a',
              database: 'dev',
              interval: '1m',
            },
          ],
        },
      },
      /\.interval: expected at least 15m/,
    ],
    [
      { prices: { 'sqs.standard-request': 'free' } },
      /^pipelineHealth\.aws\.prices\.sqs\.standard-request: expected US dollars/,
    ],
    [
      { region: 'eu-central-1' },
      /^pipelineHealth\.aws\.region: there is no such key/,
    ],
  ])('refuses %j and names the key', (aws, message) => {
    expect(() => read(aws)).toThrow(message);
  });
});
