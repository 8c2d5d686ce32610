import {
  NOW,
  scope,
  SimulatedAws,
  startSimulatedAws,
} from '../../__testUtils__/simulatedAws';
import { STAGE } from './__testUtils__/streams';

describe('a delivery stream that cannot be read', () => {
  let aws: SimulatedAws;
  beforeEach(async () => {
    aws = await startSimulatedAws();
    aws.simulator.firehose.createStream(
      { name: 'music-events', destination: { s3: 'lake' } },
      { ...scope, start: NOW, zero: NOW },
    );
  });
  afterEach(() => aws.close());

  it('is read as long as nothing is wrong', async () => {
    const { inventory } = await aws.source.describe(STAGE);
    expect(inventory.status).toBe('ACTIVE');
  });

  it.each([
    ['access-denied', { missingPermission: 'firehose:DescribeDeliveryStream' }],
    ['throttling', { code: 'throttled' }],
    ['expired-credentials', { code: 'credentials' }],
    ['internal-error', { code: 'failed' }],
  ] as const)('says why: %s', async (kind, problem) => {
    aws.simulator.faults.inject({ kind, service: 'firehose' });
    await expect(aws.source.describe(STAGE)).rejects.toMatchObject(problem);
  });

  it('keeps what it knows when only the alarms are refused', async () => {
    aws.simulator.faults.inject({
      kind: 'access-denied',
      service: 'monitoring',
    });
    const { inventory } = await aws.source.describe(STAGE);
    expect(inventory).toMatchObject({
      status: 'ACTIVE',
      alarms: { problem: { code: 'access-denied' } },
    });
  });

  it('says that the stream is deleted', async () => {
    aws.simulator.firehose.deleteStream('music-events', scope);
    await expect(aws.source.describe(STAGE)).rejects.toMatchObject({
      code: 'not-found',
    });
  });
});
