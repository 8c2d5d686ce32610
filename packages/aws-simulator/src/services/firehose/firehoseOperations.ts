import {
  CreateDeliveryStreamCommand,
  DeleteDeliveryStreamCommand,
  DescribeDeliveryStreamCommand,
  ListDeliveryStreamsCommand,
} from '@aws-sdk/client-firehose';
import { AwsError } from '../../wire/AwsError';
import { Operation, operation } from '../../wire/operation';
import { Call } from '../../wire/wireMessages';
import { DeliveryStream } from './DeliveryStream';
import { describeCreated } from './describeCreated';
import { describeStream } from './describeStream';
import { FirehoseSimulation } from './FirehoseSimulation';

/** What is served of Firehose. */
export function firehoseOperations(firehose: FirehoseSimulation): Operation[] {
  return [
    operation(CreateDeliveryStreamCommand, (input, call) => {
      const name = `${input.DeliveryStreamName}`;
      if (firehose.find(name, call)) {
        throw new AwsError(
          'ResourceInUseException',
          `Firehose ${name} under accountId ${call.account} already exists`,
        );
      }
      const stream = firehose.createStream(
        {
          name,
          created: '0s',
          destination: { s3: 'unused' },
          tags: Object.fromEntries(
            input.Tags?.map(({ Key, Value }) => [Key, Value ?? '']) ?? [],
          ),
        },
        { ...call, start: call.now, zero: call.now },
      );
      stream.description = describeCreated(input, describeStream(stream));
      return { DeliveryStreamARN: stream.arn };
    }),
    operation(DeleteDeliveryStreamCommand, (input, call) => {
      const { parts } = find(firehose, input.DeliveryStreamName, call);
      firehose.deleteStream(parts.name, call);
      return {};
    }),
    operation(DescribeDeliveryStreamCommand, (input, call) => ({
      DeliveryStreamDescription: describeStream(
        find(firehose, input.DeliveryStreamName, call),
      ),
    })),
    operation(ListDeliveryStreamsCommand, (input, call) => {
      const { Limit = 10, ExclusiveStartDeliveryStreamName: after = '' } =
        input;
      const names = firehose
        .list(call)
        .map(({ parts }) => parts.name)
        .filter(name => name > after);
      return {
        DeliveryStreamNames: names.slice(0, Limit),
        HasMoreDeliveryStreams: names.length > Limit,
      };
    }),
  ];
}

function find(
  firehose: FirehoseSimulation,
  name: string | undefined,
  call: Call,
): DeliveryStream {
  const stream = firehose.find(`${name}`, call);
  if (!stream) {
    throw new AwsError(
      'ResourceNotFoundException',
      `Firehose ${name} under account ${call.account} not found.`,
    );
  }
  return stream;
}
