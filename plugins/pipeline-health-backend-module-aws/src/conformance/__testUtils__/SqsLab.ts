import {
  CreateQueueCommand,
  ReceiveMessageCommand,
  SendMessageCommand,
  SQSClient,
} from '@aws-sdk/client-sqs';
import { fakeAccess } from '../../__testUtils__/fakeAccess';
import {
  createSource,
  queueStage,
  REGION,
} from '../../__testUtils__/simulatedAws';
import { actAt } from '../../acting/__testUtils__/doAction';
import { AwsAccess } from '../../aws/access';
import { AwsSource } from '../../AwsSource';
import { Emulator } from './Emulator';

/**
 * Makes queues at an emulator, with names of its own, and reads them through the source.
 */
export class SqsLab {
  private readonly before = process.env.AWS_ENDPOINT_URL;
  private readonly prefix = `conformance-${Date.now().toString(36)}`;
  private at?: { emulator: Emulator; source: AwsSource; client: SQSClient };

  async open(emulator: Emulator) {
    process.env.AWS_ENDPOINT_URL = emulator.url;
    this.at = {
      emulator,
      source: createSource(),
      client: new SQSClient({
        region: REGION,
        endpoint: emulator.url,
        credentials: { accessKeyId: 'test', secretAccessKey: 'test' },
        useQueueUrlAsEndpoint: false,
      }),
    };
  }

  get emulator() {
    return this.opened.emulator;
  }

  get source() {
    return this.opened.source;
  }

  get client() {
    return this.opened.client;
  }

  /** What actions call it by: its own client, as the source makes it. */
  get access(): AwsAccess {
    const { client } = this;
    return {
      ...fakeAccess({}),
      client: Client => checked(client, Client),
      clientThatTriesOnce: Client => checked(client, Client),
    };
  }

  private get opened() {
    if (!this.at) {
      throw new Error('The lab is not open');
    }
    return this.at;
  }

  stage(queue: string) {
    return queueStage(`${this.prefix}-${queue}`);
  }

  describe(queue: string) {
    return this.source.describe(this.stage(queue));
  }

  act(action: string, queue: string) {
    return actAt(this.source, action, this.stage(queue));
  }

  async create(
    queue: string,
    Attributes: { [name: string]: string } = {},
    tags: { [key: string]: string } = {},
  ) {
    const { QueueUrl } = await this.client.send(
      new CreateQueueCommand({
        QueueName: this.stage(queue).name,
        Attributes,
        tags,
      }),
    );
    return QueueUrl;
  }

  async send(
    QueueUrl: string | undefined,
    MessageBody: string,
    fifo: { MessageGroupId?: string } = {},
  ) {
    await this.client.send(
      new SendMessageCommand({ QueueUrl, MessageBody, ...fifo }),
    );
  }

  async receive(
    QueueUrl: string | undefined,
    is: { VisibilityTimeout?: number } = {},
  ) {
    const { Messages } = await this.client.send(
      new ReceiveMessageCommand({ QueueUrl, WaitTimeSeconds: 0, ...is }),
    );
    return (Messages ?? []).map(({ Body }) => Body);
  }

  /** Takes what comes and does not process it, so many times. */
  async failToProcess(QueueUrl: string | undefined, times: number) {
    for (let time = 0; time < times; time++) {
      await this.receive(QueueUrl, { VisibilityTimeout: 0 });
    }
  }

  redriveTo(queue: string, maxReceiveCount: number | string) {
    return JSON.stringify({
      deadLetterTargetArn: this.stage(queue).arn,
      maxReceiveCount,
    });
  }

  async close() {
    if (this.before === undefined) {
      delete process.env.AWS_ENDPOINT_URL;
    } else {
      process.env.AWS_ENDPOINT_URL = this.before;
    }
    this.at?.client.destroy();
    await this.at?.source.close();
    await this.at?.emulator.stop();
  }
}

function checked<TClient>(
  client: SQSClient,
  Client: new (...args: never[]) => TClient,
): TClient {
  if (client instanceof Client) {
    return client;
  }
  throw new Error(`The lab has no ${Client.name}`);
}
