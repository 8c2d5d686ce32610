import {
  LimitExceededException,
  ResourceNotFoundException,
} from '@aws-sdk/client-kinesis';
import { parseArn } from '@pipeline-health/plugin-pipeline-health-common';
import { seriesOf } from '@pipeline-health/plugin-pipeline-health-node';
import { fakeAccess } from '../../__testUtils__/fakeAccess';
import { describe as describeStream } from './describe';
import { kinesisStream } from '.';
import { STAGE, summary } from './__testUtils__/streams';

const answer = (StreamDescriptionSummary?: object) =>
  fakeAccess({ DescribeStreamSummary: () => ({ StreamDescriptionSummary }) });

describe('a Kinesis stream', () => {
  it('asks once, by name', async () => {
    const asked: object[] = [];
    const access = fakeAccess({
      DescribeStreamSummary: input => {
        asked.push(input);
        return { StreamDescriptionSummary: summary() };
      },
    });
    expect(await describeStream(STAGE, access)).toEqual({
      inventory: {
        status: 'ACTIVE',
        mode: 'PROVISIONED',
        openShards: 2,
        retentionSeconds: 604_800,
        fanOutConsumers: 0,
        encryption: 'KMS',
        key: 'alias/aws/kinesis',
        shardMetrics: ['IncomingBytes'],
        createdAt: '2025-06-01T08:00:00.000Z',
      },
      links: [],
      samples: { retention: { at: 0, value: 604_800 } },
    });
    expect(asked).toEqual([{ StreamName: 'music-events' }]);
  });

  it.each([
    [
      'one on demand',
      { StreamModeDetails: { StreamMode: 'ON_DEMAND' }, ConsumerCount: 3 },
      { mode: 'ON_DEMAND', fanOutConsumers: 3 },
    ],
    [
      'states and modes that are new',
      {
        StreamStatus: 'RESTORING',
        StreamModeDetails: { StreamMode: 'SOMETHING_NEW' },
      },
      { status: 'RESTORING', mode: 'SOMETHING_NEW' },
    ],
  ])('reads %s', async (_name, is, expected) => {
    const { inventory } = await describeStream(
      STAGE,
      answer({ ...summary(), ...is }),
    );
    expect(inventory).toMatchObject(expected);
  });

  it('names the consumers with enhanced fan-out, where there are any', async () => {
    const access = fakeAccess({
      DescribeStreamSummary: () => ({
        StreamDescriptionSummary: summary({ ConsumerCount: 1 }),
      }),
      ListStreamConsumers: () => ({
        Consumers: [
          {
            ConsumerName: 'reader',
            ConsumerARN: `${STAGE.arn}/consumer/reader:1700000000`,
            ConsumerStatus: 'ACTIVE',
            ConsumerCreationTimestamp: new Date(1_700_000_000_000),
          },
        ],
      }),
    });
    const { inventory } = await describeStream(STAGE, access);
    expect(inventory.consumers).toEqual({
      answer: [
        {
          name: 'reader',
          status: 'ACTIVE',
          createdAt: '2023-11-14T22:13:20.000Z',
        },
      ],
    });
    expect(
      seriesOf(kinesisStream, inventory).map(({ metric }) => metric),
    ).toContain('consumerLag.reader');
  });

  it('says when these consumers may not be listed', async () => {
    const { inventory } = await describeStream(
      STAGE,
      answer(summary({ ConsumerCount: 1 })),
    );
    expect(inventory.consumers).toMatchObject({ problem: {} });
  });

  it('reads one that is half created', async () => {
    const { inventory } = await describeStream(
      STAGE,
      answer({ StreamName: 'music-events', StreamStatus: 'CREATING' }),
    );
    expect(inventory).toEqual({
      status: 'CREATING',
      mode: 'PROVISIONED',
      fanOutConsumers: 0,
      encryption: 'NONE',
      shardMetrics: [],
    });
  });

  it.each([
    [
      'is deleted',
      new ResourceNotFoundException({ message: 'gone', $metadata: {} }),
    ],
    [
      'is asked too often',
      new LimitExceededException({ message: 'Rate exceeded', $metadata: {} }),
    ],
    ['may not be read', new Error('denied')],
  ])('throws when the stream %s', async (_name, error) => {
    const access = fakeAccess({
      DescribeStreamSummary: () => {
        throw error;
      },
    });
    await expect(describeStream(STAGE, access)).rejects.toBe(error);
  });

  it('throws on an answer without a description', async () => {
    await expect(describeStream(STAGE, answer())).rejects.toThrow(
      'no description',
    );
  });
});

describe('identify', () => {
  it('names a stream', () => {
    expect(kinesisStream.identify(parseArn(STAGE.arn))).toBe('music-events');
    expect(
      kinesisStream.identify(
        parseArn('arn:aws:sqs:eu-central-1:123456789012:orders'),
      ),
    ).toBeUndefined();
  });

  it.each([
    'arn:aws:kinesis:eu-central-1:123456789012:stream/',
    'arn:aws:kinesis:eu-central-1:123456789012:stream/a b',
    'arn:aws:kinesis:eu-central-1:123456789012:stream/a/consumer/b:1',
    'arn:aws:kinesis:eu-central-1:123456789012:stream/музыка',
    'arn:aws:kinesis::123456789012:stream/music-events',
  ])('refuses %s', arn => {
    expect(() => kinesisStream.identify(parseArn(arn))).toThrow(/expected/);
  });
});
