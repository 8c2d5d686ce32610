import { KinesisClient } from '@aws-sdk/client-kinesis';
import { LambdaClient } from '@aws-sdk/client-lambda';
import { OpenSearchClient } from '@aws-sdk/client-opensearch';
import { SQSClient } from '@aws-sdk/client-sqs';
import {
  SourceError,
  StageRef,
} from '@pipeline-health/plugin-pipeline-health-node';
import { NodeHttpHandler } from '@smithy/node-http-handler';
import { createSource, REGION, scope } from '../../__testUtils__/simulatedAws';
import { AwsSource } from '../../AwsSource';
import { Emulator } from './Emulator';

interface Opened {
  emulator: Emulator;
  source: AwsSource;
  kinesis: KinesisClient;
  lambda: LambdaClient;
  openSearch: OpenSearchClient;
  sqs: SQSClient;
}

/**
 * Reaches streams, functions and domains at an emulator, and reads them through
 * the source. Names are its own, so that tests do not meet.
 */
export class StreamsLab {
  readonly prefix = `conf-${Date.now().toString(36)}`;
  private readonly before = process.env.AWS_ENDPOINT_URL;
  private at?: Opened;

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
      // Kinesis speaks HTTP/2 unless told otherwise.
      kinesis: new KinesisClient({
        ...settings,
        requestHandler: new NodeHttpHandler(),
      }),
      lambda: new LambdaClient(settings),
      openSearch: new OpenSearchClient(settings),
      sqs: new SQSClient(settings),
    };
  }

  async close() {
    if (this.before === undefined) {
      delete process.env.AWS_ENDPOINT_URL;
    } else {
      process.env.AWS_ENDPOINT_URL = this.before;
    }
    const { kinesis, lambda, openSearch, sqs, source, emulator } = this.opened;
    [kinesis, lambda, openSearch, sqs].forEach(client => client.destroy());
    await source.close();
    await emulator.stop();
  }

  get opened(): Opened {
    if (!this.at) {
      throw new Error('The lab is not open');
    }
    return this.at;
  }

  get source() {
    return this.opened.source;
  }

  name(name: string): string {
    return `${this.prefix}-${name}`;
  }

  stream(name: string, region = scope.region): StageRef {
    return this.stage('kinesis-stream', 'kinesis', 'stream/', name, region);
  }

  function(name: string, region = scope.region): StageRef {
    return this.stage('lambda-function', 'lambda', 'function:', name, region);
  }

  domain(name: string, region = scope.region): StageRef {
    return this.stage('opensearch-domain', 'es', 'domain/', name, region);
  }

  queue(name: string): StageRef {
    return this.stage('sqs-queue', 'sqs', '', name, scope.region);
  }

  /** The links of a stage as a source sees them that has asked nothing before. */
  async linksAnew(stage: StageRef): Promise<string[]> {
    const source = createSource();
    const { links } = await source.describe(stage);
    await source.close();
    return links.map(
      ({ from, relation, to }) => `${from} -${relation}-> ${to}`,
    );
  }

  /** What goes wrong when a stage is described. */
  async problemOf(stage: StageRef) {
    try {
      await this.source.describe(stage);
      return undefined;
    } catch (error) {
      return SourceError.toProblem(error);
    }
  }

  private stage(
    kind: string,
    service: string,
    resource: string,
    name: string,
    region: string,
  ): StageRef {
    const full = this.name(name);
    return {
      ...scope,
      region,
      arn: `arn:aws:${service}:${region}:${scope.account}:${resource}${full}`,
      kind,
      name: full,
    };
  }
}
