import {
  scope,
  SimulatedAws,
  startSimulatedAws,
} from '../../__testUtils__/simulatedAws';

const STAGE = {
  ...scope,
  arn: 'arn:aws:s3:::music-events-failed',
  kind: 's3-bucket',
  name: 'music-events-failed',
};

describe('a bucket that cannot be read', () => {
  let aws: SimulatedAws;
  beforeEach(async () => {
    aws = await startSimulatedAws();
    aws.simulator.s3.createBucket('music-events-failed', scope);
  });
  afterEach(() => aws.close());

  it('is read as long as nothing is wrong', async () => {
    const { inventory } = await aws.source.describe(STAGE);
    expect(inventory).toMatchObject({
      role: 'backup',
      failed: { answer: [] },
    });
  });

  it('is read in the first of the regions where its ARN names none', async () => {
    const { inventory } = await aws.source.describe({ ...STAGE, region: '' });
    expect(inventory).toMatchObject({ bucket: 'music-events-failed' });
  });

  it.each([
    ['access-denied', { missingPermission: 's3:ListBucket' }],
    ['throttling', { code: 'throttled' }],
    ['expired-credentials', { code: 'credentials' }],
  ] as const)('says why: %s', async (kind, problem) => {
    aws.simulator.faults.inject({ kind, service: 's3' });
    await expect(aws.source.describe(STAGE)).rejects.toMatchObject(problem);
  });

  it('says that the bucket is deleted', async () => {
    aws.simulator.s3.deleteBucket('music-events-failed');
    await expect(aws.source.describe(STAGE)).rejects.toMatchObject({
      code: 'not-found',
    });
  });

  it('says that the bucket belongs to somebody else', async () => {
    aws.simulator.s3.createBucket('elsewhere', { account: '210987654321' });
    await expect(
      aws.source.describe({
        ...STAGE,
        name: 'elsewhere',
        arn: 'arn:aws:s3:::elsewhere',
      }),
    ).rejects.toMatchObject({ code: 'access-denied' });
  });
});
