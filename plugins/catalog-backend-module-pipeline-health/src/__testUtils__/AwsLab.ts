import { createBackendPlugin } from '@backstage/backend-plugin-api';
import { mockServices, startTestBackend } from '@backstage/backend-test-utils';
import { awsStageFinderServiceRef } from '@pipeline-health/plugin-pipeline-health-backend-module-aws';
import { StageFinder } from '@pipeline-health/plugin-pipeline-health-node';
import { once } from 'node:events';
import { createServer, IncomingMessage, request } from 'node:http';
import { AddressInfo } from 'node:net';

/** Of the account that emulators take for their own, in a region in which nothing else is tested. */
export const ACCOUNT = '123456789012';
export const REGION = 'eu-west-3';
/** An account whose role is assumed, and one for which nobody has credentials. */
export const OTHER = '210987654321';
export const NOBODY = '111122223333';

/** A key of the account that emulators take for their own. */
const KEY = 'test';

/** What moto does not have is answered as if there were nothing. */
const LACKS = new Set([
  'AWSGlue.GetCrawlerMetrics',
  'AWSGlue.GetMLTransforms',
  'RedshiftServerless.ListWorkgroups',
]);

/**
 * Makes resources at an emulator of AWS and looks for them with the real finder,
 * in three accounts.
 */
export class AwsLab {
  /** Whether the account whose role is assumed refuses everything. */
  refuses = false;
  /** How many calls the finder has made. */
  calls = 0;
  private readonly keys = new Map([[ACCOUNT, KEY]]);
  private readonly closing: (() => unknown)[] = [];

  private constructor(private readonly emulator: string) {}

  static async open(emulator: string) {
    const lab = new AwsLab(emulator);
    await lab.standBetween();
    return lab;
  }

  /** The real finder, as the module gets it. */
  async finder(): Promise<StageFinder> {
    let found: StageFinder | undefined;
    const taker = createBackendPlugin({
      pluginId: 'taker',
      register(reg) {
        reg.registerInit({
          deps: { finder: awsStageFinderServiceRef },
          async init({ finder }) {
            found = finder;
          },
        });
      },
    });
    const keys = { accessKeyId: KEY, secretAccessKey: 'secret' };
    const data = {
      aws: {
        mainAccount: keys,
        accounts: [
          { accountId: ACCOUNT, ...keys },
          { accountId: OTHER, roleName: 'pipeline-health', ...keys },
        ],
      },
      pipelineHealth: {
        aws: { regions: [REGION], accounts: [ACCOUNT, OTHER, NOBODY] },
      },
    };
    const backend = await startTestBackend({
      features: [taker, mockServices.rootConfig.factory({ data })],
    });
    this.closing.push(() => backend.stop());
    return found!;
  }

  async createQueue(
    name: string,
    tags: { [key: string]: string },
    account = ACCOUNT,
  ) {
    const deadLetters = `arn:aws:sqs:${REGION}:${account}:${name}-dlq`;
    await this.sqs('CreateQueue', { QueueName: `${name}-dlq` }, account);
    await this.sqs(
      'CreateQueue',
      {
        QueueName: name,
        tags,
        Attributes: {
          RedrivePolicy: JSON.stringify({
            deadLetterTargetArn: deadLetters,
            maxReceiveCount: 3,
          }),
        },
      },
      account,
    );
  }

  async deleteQueue(name: string) {
    for (const QueueName of [name, `${name}-dlq`]) {
      const { QueueUrl } = await this.sqs('GetQueueUrl', { QueueName });
      await this.sqs('DeleteQueue', { QueueUrl });
    }
  }

  async tagQueue(QueueName: string, Tags: { [key: string]: string }) {
    const { QueueUrl } = await this.sqs('GetQueueUrl', { QueueName });
    await this.sqs('TagQueue', { QueueUrl, Tags });
  }

  async createBucket(name: string) {
    const answer = await fetch(`${this.emulator}/${name}`, {
      method: 'PUT',
      headers: { authorization: await this.signature('s3', ACCOUNT) },
      body: `<CreateBucketConfiguration xmlns="http://s3.amazonaws.com/doc/2006-03-01/"><LocationConstraint>${REGION}</LocationConstraint></CreateBucketConfiguration>`,
    });
    await textOf(answer);
  }

  firehose(operation: string, body: object) {
    return this.call('firehose', `Firehose_20150804.${operation}`, body);
  }

  glue(operation: string, body: object) {
    return this.call('glue', `AWSGlue.${operation}`, body);
  }

  async close() {
    for (const close of this.closing.reverse()) {
      await close();
    }
  }

  private sqs(operation: string, body: object, account = ACCOUNT) {
    return this.call('sqs', `AmazonSQS.${operation}`, body, account);
  }

  private async call(
    service: string,
    target: string,
    body: object,
    account = ACCOUNT,
  ) {
    const version = service === 'sqs' ? '1.0' : '1.1';
    const answer = await fetch(this.emulator, {
      method: 'POST',
      headers: {
        'content-type': `application/x-amz-json-${version}`,
        'x-amz-target': target,
        authorization: await this.signature(service, account),
      },
      body: JSON.stringify(body),
    });
    const text = await textOf(answer);
    return text ? JSON.parse(text) : {};
  }

  /** Emulators read who calls, and check nothing. */
  private async signature(service: string, account: string): Promise<string> {
    const key = this.keys.get(account) ?? (await this.assume(account));
    this.keys.set(account, key);
    return `AWS4-HMAC-SHA256 Credential=${key}/20260101/${REGION}/${service}/aws4_request, SignedHeaders=host, Signature=0`;
  }

  private async assume(account: string): Promise<string> {
    const answer = await fetch(this.emulator, {
      method: 'POST',
      headers: {
        'content-type': 'application/x-www-form-urlencoded',
        authorization: await this.signature('sts', ACCOUNT),
      },
      body: new URLSearchParams({
        Action: 'AssumeRole',
        Version: '2011-06-15',
        RoleArn: `arn:aws:iam::${account}:role/pipeline-health`,
        RoleSessionName: 'lab',
      }),
    });
    const [, key = ''] = /<AccessKeyId>(.*?)</.exec(await textOf(answer)) ?? [];
    return key;
  }

  /** Lets an account refuse, which not every emulator can. */
  private async standBetween() {
    const server = createServer((incoming, outgoing) => {
      this.calls += 1;
      const instead = this.insteadOf(incoming);
      if (instead) {
        incoming.resume();
        outgoing.writeHead(instead.status, {
          'content-type': 'application/x-amz-json-1.1',
        });
        outgoing.end(JSON.stringify(instead.body));
        return;
      }
      const onward = request(
        new URL(incoming.url ?? '/', this.emulator),
        { method: incoming.method, headers: incoming.headers },
        answer => {
          outgoing.writeHead(answer.statusCode ?? 502, answer.headers);
          answer.pipe(outgoing);
        },
      );
      onward.on('error', () => outgoing.destroy());
      incoming.pipe(onward);
    });
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    const before = process.env.AWS_ENDPOINT_URL;
    const { port } = server.address() as AddressInfo;
    process.env.AWS_ENDPOINT_URL = `http://127.0.0.1:${port}`;
    this.closing.push(() => {
      server.closeAllConnections();
      server.close();
      if (before === undefined) {
        delete process.env.AWS_ENDPOINT_URL;
      } else {
        process.env.AWS_ENDPOINT_URL = before;
      }
    });
  }

  private insteadOf({ headers }: IncomingMessage) {
    if (LACKS.has(`${headers['x-amz-target']}`)) {
      return { status: 200, body: {} };
    }
    const isAssumed = !headers.authorization?.includes(`Credential=${KEY}/`);
    return this.refuses && isAssumed
      ? {
          status: 400,
          body: {
            __type: 'AccessDeniedException',
            message: 'An explicit deny of the organization',
          },
        }
      : undefined;
  }
}

async function textOf(answer: Response): Promise<string> {
  const text = await answer.text();
  if (!answer.ok) {
    throw new Error(`${answer.status}: ${text}`);
  }
  return text;
}
