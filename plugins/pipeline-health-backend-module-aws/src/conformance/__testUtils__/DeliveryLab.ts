import {
  CreateDeliveryStreamCommand,
  CreateDeliveryStreamCommandInput,
  DeleteDeliveryStreamCommand,
  FirehoseClient,
} from '@aws-sdk/client-firehose';
import {
  CreateBucketCommand,
  PutObjectCommand,
  S3Client,
} from '@aws-sdk/client-s3';
import {
  SourceError,
  StageRef,
} from '@pipeline-health/plugin-pipeline-health-node';
import { createSource, REGION, scope } from '../../__testUtils__/simulatedAws';
import { AwsSource } from '../../AwsSource';
import { Emulator } from './Emulator';

/**
 * Makes delivery streams and buckets at an emulator, with names of its own, and
 * reads them through the source.
 */
export class DeliveryLab {
  readonly prefix = `conformance-${Date.now().toString(36)}`;
  readonly role = `arn:aws:iam::${scope.account}:role/firehose`;
  private readonly before = process.env.AWS_ENDPOINT_URL;
  private at?: {
    emulator: Emulator;
    source: AwsSource;
    firehose: FirehoseClient;
    s3: S3Client;
  };

  async open(emulator: Emulator) {
    process.env.AWS_ENDPOINT_URL = emulator.url;
    const settings = {
      region: REGION,
      endpoint: emulator.url,
      credentials: { accessKeyId: 'test', secretAccessKey: 'test' },
    };
    this.at = {
      emulator,
      source: createSource(),
      firehose: new FirehoseClient(settings),
      s3: new S3Client({ ...settings, forcePathStyle: true }),
    };
  }

  async close() {
    if (this.before === undefined) {
      delete process.env.AWS_ENDPOINT_URL;
    } else {
      process.env.AWS_ENDPOINT_URL = this.before;
    }
    this.at?.firehose.destroy();
    this.at?.s3.destroy();
    await this.at?.source.close();
    await this.at?.emulator.stop();
  }

  get source() {
    return this.opened.source;
  }

  stream(name: string, region = scope.region): StageRef {
    const full = `${this.prefix}-${name}`;
    return {
      ...scope,
      region,
      arn: `arn:aws:firehose:${region}:${scope.account}:deliverystream/${full}`,
      kind: 'firehose-stream',
      name: full,
    };
  }

  bucket(name: string, prefix?: string): StageRef {
    const full = [`${this.prefix}-${name}`, prefix].filter(Boolean).join('/');
    return {
      ...scope,
      arn: `arn:aws:s3:::${full}`,
      kind: 's3-bucket',
      name: full,
    };
  }

  async createStream(
    name: string,
    is: Omit<CreateDeliveryStreamCommandInput, 'DeliveryStreamName'>,
  ) {
    await this.opened.firehose.send(
      new CreateDeliveryStreamCommand({
        DeliveryStreamName: this.stream(name).name,
        ...is,
      }),
    );
  }

  async deleteStream(name: string) {
    await this.opened.firehose.send(
      new DeleteDeliveryStreamCommand({
        DeliveryStreamName: this.stream(name).name,
      }),
    );
  }

  async createBucket(name: string) {
    await this.opened.s3.send(
      new CreateBucketCommand({
        Bucket: this.bucket(name).name,
        CreateBucketConfiguration: { LocationConstraint: REGION },
      }),
    );
  }

  async put(bucket: string, keys: string[], Body = 'content') {
    const Bucket = this.bucket(bucket).name;
    // In small groups, so that no emulator has to answer all at once.
    for (let start = 0; start < keys.length; start += 20) {
      await Promise.all(
        keys
          .slice(start, start + 20)
          .map(Key =>
            this.opened.s3.send(new PutObjectCommand({ Bucket, Key, Body })),
          ),
      );
    }
  }

  /** Why a stage cannot be described; nothing when it can. */
  async problemOf(stage: StageRef) {
    return this.source.describe(stage).then(
      () => undefined,
      error => SourceError.toProblem(error),
    );
  }

  private get opened() {
    if (!this.at) {
      throw new Error('The lab is not open');
    }
    return this.at;
  }
}
