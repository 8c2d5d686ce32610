import { Finding, Run } from '@pipeline-health/plugin-pipeline-health-common';
import { failureHistory, failurePattern } from './failurePattern';

describe('the pattern of a failure', () => {
  it.each([
    [
      'Path does not exist: s3://acme-prepared/orders/dt=2026-11-23',
      'Path does not exist: s3://acme-prepared/orders/dt=2026-11-24',
    ],
    [
      'not authorized to perform: s3:GetObject on resource: arn:aws:s3:::acme/a/1.csv',
      'not authorized to perform: s3:GetObject on resource: arn:aws:s3:::acme/b/2.csv',
    ],
    [
      'Access Denied (Service: Amazon S3; Status Code: 403; Request ID: 7C4A8D09CA3762AF; S3 Extended Request ID: aGVsbG8gd29ybGQgaGVsbG8gd29ybGQ=)',
      'Access Denied (Service: Amazon S3; Status Code: 403; Request ID: 0DFE1A2B3C4D5E6F; S3 Extended Request ID: c2Vjb25kIHJlcXVlc3QgaWQgb2YgczM0NQ==)',
    ],
    [
      '2026-11-23T12:00:03.003Z 1a2b3c4d-1111-2222-3333-444455556666 Task timed out after 30.03 seconds',
      '2026-11-24T01:10:13.120Z 9f8e7d6c-1111-2222-3333-444455556667 Task timed out after 30.12 seconds',
    ],
    ['Lost task 17.3 in stage 4.0', 'Lost task 2.0 in stage 11.0'],
    [
      'Could not read footer for file part-00403-9f.snappy.parquet',
      'Could not read footer for file part-00007-ab.snappy.parquet',
    ],
  ])('is that of the next occurrence: %s', (one, other) => {
    expect(failurePattern(one)).toBe(failurePattern(other));
  });

  it.each([
    ['column amount does not exist', 'column total does not exist'],
    [
      'is not authorized to perform: s3:GetObject',
      'is not authorized to perform: s3:PutObject',
    ],
    ['Status: throttled', 'Status: denied'],
  ])('is not that of another failure: %s', (one, other) => {
    expect(failurePattern(one)).not.toBe(failurePattern(other));
  });
});

describe('the history of a failure', () => {
  const failed = (hour: string, error: string): Run => ({
    id: hour,
    state: 'failed',
    startedAt: `2026-11-23T${hour}:00:00.000Z`,
    error,
  });
  const good: Run = {
    id: 'good',
    state: 'succeeded',
    startedAt: '2026-11-23T03:00:00.000Z',
  };
  const newest = failed('12', 'Path does not exist: s3://a/dt=12');
  const ended = [
    newest,
    failed('11', 'Rate exceeded'),
    failed('10', 'Path does not exist: s3://a/dt=10'),
    good,
  ];

  it('counts it among the runs, with its first and its last time', () => {
    expect(failureHistory(newest, ended)).toEqual({
      errorPattern: 'Path does not exist: <path>',
      sameErrorRuns: 2,
      sameErrorRatio: 0.5,
      sameErrorFirstAt: '2026-11-23T10:00:00.000Z',
      sameErrorLastAt: '2026-11-23T12:00:00.000Z',
      otherErrors: ['Rate exceeded'],
    });
  });

  it('remembers the first time when its run is known no more', () => {
    const previous: Finding = {
      id: 'glue-job/last-run-failed',
      stage: 'a',
      severity: 'warning',
      claim: 'own-fault',
      title: 'a',
      remedy: 'a',
      since: '2026-11-20T00:00:00.000Z',
      message: { key: 'a', values: {} },
      evidence: {
        errorPattern: 'Path does not exist: <path>',
        sameErrorFirstAt: '2026-11-20T08:00:00.000Z',
      },
    };
    const first = (before: Finding) =>
      failureHistory(newest, ended, before).sameErrorFirstAt;
    expect(first(previous)).toBe('2026-11-20T08:00:00.000Z');
    const other = { ...previous.evidence, errorPattern: 'Rate exceeded' };
    expect(first({ ...previous, evidence: other })).toBe(
      '2026-11-23T10:00:00.000Z',
    );
  });
});
