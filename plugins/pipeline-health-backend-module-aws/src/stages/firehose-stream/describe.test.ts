import { ResourceNotFoundException } from '@aws-sdk/client-firehose';
import { parseArn } from '@pipeline-health/plugin-pipeline-health-common';
import { fakeAccess } from '../../__testUtils__/fakeAccess';
import { describe as describeStream } from './describe';
import { firehoseStream } from '.';
import { ARNS, description, STAGE } from './__testUtils__/streams';

describe('a delivery stream', () => {
  it('asks once for the whole stream', async () => {
    const asked: object[] = [];
    const access = fakeAccess({
      DescribeDeliveryStream: input => {
        asked.push(input);
        return { DeliveryStreamDescription: description() };
      },
    });
    const result = await describeStream(STAGE, access);
    expect(asked).toEqual([{ DeliveryStreamName: 'music-events' }]);
    expect(result.inventory.status).toBe('ACTIVE');
    expect(result.links).toHaveLength(4);
  });

  it.each([
    [
      'is deleted',
      new ResourceNotFoundException({ message: 'gone', $metadata: {} }),
    ],
    ['may not be read', new Error('denied')],
  ])('throws when the stream %s', async (_name, error) => {
    const access = fakeAccess({
      DescribeDeliveryStream: () => {
        throw error;
      },
    });
    await expect(describeStream(STAGE, access)).rejects.toBe(error);
  });

  it('throws on an answer without a description', async () => {
    const access = fakeAccess({ DescribeDeliveryStream: () => ({}) });
    await expect(describeStream(STAGE, access)).rejects.toThrow(
      'no description',
    );
  });
});

describe('identify', () => {
  const { identify } = firehoseStream;

  it('names a delivery stream', () => {
    expect(identify(parseArn(ARNS.stream))).toBe('music-events');
    expect(identify(parseArn(ARNS.source))).toBeUndefined();
  });

  it.each([
    'arn:aws:firehose:eu-central-1:123456789012:stream/music-events',
    'arn:aws:firehose:eu-central-1:123456789012:deliverystream/',
    'arn:aws:firehose:eu-central-1:123456789012:deliverystream/a b',
    'arn:aws:firehose::123456789012:deliverystream/music-events',
  ])('refuses %s', arn => {
    expect(() => identify(parseArn(arn))).toThrow(/expected/);
  });
});
