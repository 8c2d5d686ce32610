import {
  CreateStreamCommand,
  DecreaseStreamRetentionPeriodCommand,
  DeleteStreamCommand,
  DescribeStreamSummaryCommand,
  IncreaseStreamRetentionPeriodCommand,
  ListStreamConsumersCommand,
  ListStreamsCommand,
  StreamDescriptionSummary,
} from '@aws-sdk/client-kinesis';
import { AwsError } from '../../wire/AwsError';
import { Operation, operation } from '../../wire/operation';
import { Call } from '../../wire/wireMessages';
import { KinesisSimulation } from './KinesisSimulation';
import { KinesisStream } from './KinesisStream';

const hour = 3_600_000;

/** What is served of Kinesis. */
export function kinesisOperations(kinesis: KinesisSimulation): Operation[] {
  const find = (
    input: { StreamName?: string; StreamARN?: string },
    call: Call,
  ): KinesisStream => {
    const name = input.StreamName ?? `${input.StreamARN}`.split('/')[1];
    const stream = kinesis.find(name, call);
    if (!stream) {
      throw new AwsError(
        'ResourceNotFoundException',
        `Stream ${name} under account ${call.account} not found.`,
      );
    }
    return stream;
  };
  return [
    operation(DescribeStreamSummaryCommand, (input, call) => ({
      StreamDescriptionSummary: summaryOf(find(input, call)),
    })),
    operation(ListStreamConsumersCommand, (input, call) => {
      const stream = find(input, call);
      return {
        Consumers: stream.parts.fanOut.map(({ name, createdAt }) => ({
          ConsumerName: name,
          ConsumerARN: stream.consumerArn(name),
          ConsumerStatus: 'ACTIVE' as const,
          ConsumerCreationTimestamp: new Date(createdAt),
        })),
      };
    }),
    operation(DecreaseStreamRetentionPeriodCommand, (input, call) => {
      kinesis.change(find(input, call), {
        retention: (input.RetentionPeriodHours ?? 24) * hour,
      });
      return {};
    }),
    operation(ListStreamsCommand, (input, call) => {
      const { Limit = 100, NextToken, ExclusiveStartStreamName } = input;
      const after = NextToken ?? ExclusiveStartStreamName ?? '';
      const names = kinesis
        .list(call)
        .map(({ parts }) => parts.name)
        .filter(name => name > after);
      const page = names.slice(0, Limit);
      const HasMoreStreams = names.length > Limit;
      return {
        StreamNames: page,
        HasMoreStreams,
        ...(HasMoreStreams && { NextToken: page[page.length - 1] }),
      };
    }),
    operation(CreateStreamCommand, (input, call) => {
      const name = `${input.StreamName}`;
      if (kinesis.find(name, call)) {
        throw new AwsError(
          'ResourceInUseException',
          `Stream ${name} under account ${call.account} already exists.`,
        );
      }
      const onDemand = input.StreamModeDetails?.StreamMode === 'ON_DEMAND';
      kinesis.createStream(
        {
          name,
          created: '0s',
          mode: onDemand ? 'on-demand' : 'provisioned',
          shards: input.ShardCount,
        },
        { ...call, start: call.now, zero: call.now },
      );
      return {};
    }),
    operation(IncreaseStreamRetentionPeriodCommand, (input, call) => {
      kinesis.change(find(input, call), {
        retention: (input.RetentionPeriodHours ?? 24) * hour,
      });
      return {};
    }),
    operation(DeleteStreamCommand, (input, call) => {
      kinesis.deleteStream(find(input, call).parts.name, call);
      return {};
    }),
  ];
}

function summaryOf(stream: KinesisStream): StreamDescriptionSummary {
  const { parts, conditions } = stream;
  return {
    StreamName: parts.name,
    StreamARN: stream.arn,
    StreamStatus: 'ACTIVE',
    StreamModeDetails: {
      StreamMode: parts.onDemand ? 'ON_DEMAND' : 'PROVISIONED',
    },
    RetentionPeriodHours: conditions.retention / hour,
    StreamCreationTimestamp: new Date(parts.createdAt),
    EnhancedMonitoring: [{ ShardLevelMetrics: [] }],
    EncryptionType: parts.encrypted ? 'KMS' : 'NONE',
    ...(parts.encrypted && { KeyId: parts.key ?? 'alias/aws/kinesis' }),
    OpenShardCount: stream.openShards,
    ConsumerCount: parts.fanOut.length,
  };
}
