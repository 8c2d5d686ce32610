import type {
  CreateDeliveryStreamCommandInput,
  DeliveryStreamDescription,
  DestinationDescription,
} from '@aws-sdk/client-firehose';

/** What DescribeDeliveryStream tells of a stream that was made over the wire: what was said, as a description. */
export function describeCreated(
  input: CreateDeliveryStreamCommandInput,
  bare: DeliveryStreamDescription,
): DeliveryStreamDescription {
  const { KinesisStreamSourceConfiguration: kinesis } = input;
  const destination = Object.fromEntries(
    Object.entries(input)
      .filter(([key]) => key.endsWith('DestinationConfiguration'))
      .map(([key, value]) => [renamed(key), describeDeep(value)]),
  ) as Partial<DestinationDescription>;
  return {
    ...bare,
    DeliveryStreamType: input.DeliveryStreamType ?? 'DirectPut',
    Source: kinesis && {
      KinesisStreamSourceDescription: {
        ...kinesis,
        DeliveryStartTimestamp: bare.CreateTimestamp,
      },
    },
    Destinations: [
      { DestinationId: 'destinationId-000000000001', ...destination },
    ],
  };
}

/** Only some of the nested configurations are called descriptions in answers. */
function describeDeep(value: unknown): unknown {
  return value && typeof value === 'object' && !Array.isArray(value)
    ? Object.fromEntries(
        Object.entries(value).map(([key, member]) => [renamed(key), member]),
      )
    : value;
}

function renamed(key: string): string {
  return key
    .replace(/DestinationConfiguration$/, 'DestinationDescription')
    .replace(/^(S3|S3Backup)Configuration$/, (_, name) =>
      name === 'S3' ? 'S3DestinationDescription' : 'S3BackupDescription',
    );
}
