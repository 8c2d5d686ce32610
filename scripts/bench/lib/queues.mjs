import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { cacheFolder } from '../../lib/paths.mjs';

const ACCOUNT = '123456789012';
const REGION = 'eu-central-1';
const CONCURRENCY = 20;

const queueName = number => `bench-${String(number).padStart(5, '0')}`;
const arn = name => `arn:aws:sqs:${REGION}:${ACCOUNT}:${name}`;

/** Calls SQS as its clients do; the simulator reads the region and ignores the rest of the signature. */
async function sqs(address, operation, body) {
  const response = await fetch(address, {
    method: 'POST',
    headers: {
      'content-type': 'application/x-amz-json-1.0',
      'x-amz-target': `AmazonSQS.${operation}`,
      authorization: `AWS4-HMAC-SHA256 Credential=AKIA${ACCOUNT}/20260101/${REGION}/sqs/aws4_request, SignedHeaders=host, Signature=none`,
    },
    body: JSON.stringify(body),
  });
  const answer = await response.json();
  if (!response.ok) {
    throw new Error(`SQS ${operation}: ${JSON.stringify(answer)}`);
  }
  return answer;
}

/** Makes a queue with its dead-letter queue; every fifth dead-letter queue holds a message. */
async function createPair(address, number) {
  const name = queueName(number);
  const deadLetters = await sqs(address, 'CreateQueue', {
    QueueName: `${name}-dlq`,
    Attributes: { MessageRetentionPeriod: '1209600' },
  });
  await sqs(address, 'CreateQueue', {
    QueueName: name,
    Attributes: {
      RedrivePolicy: JSON.stringify({
        deadLetterTargetArn: arn(`${name}-dlq`),
        maxReceiveCount: 3,
      }),
    },
  });
  if (number % 5 === 0) {
    await sqs(address, 'SendMessage', {
      QueueUrl: deadLetters.QueueUrl,
      MessageBody: 'could not be processed',
    });
  }
}

/** Makes `count` queues with their dead-letter queues. */
export async function createQueues(address, count) {
  for (let first = 0; first < count; first += CONCURRENCY) {
    const last = Math.min(count, first + CONCURRENCY);
    await Promise.all(
      Array.from({ length: last - first }, (_, index) =>
        createPair(address, first + index),
      ),
    );
  }
}

/** Writes a catalog file in which every queue is a pipeline, and returns its path. */
export function writeCatalog(count) {
  const entities = Array.from({ length: count }, (_, number) =>
    JSON.stringify({
      apiVersion: 'backstage.io/v1alpha1',
      kind: 'Component',
      metadata: {
        name: queueName(number),
        annotations: { 'pipeline-health.io/aws-arns': arn(queueName(number)) },
      },
      spec: {
        type: 'data-pipeline',
        lifecycle: 'production',
        owner: `team-${number % 20}`,
      },
    }),
  );
  const folder = join(cacheFolder, 'bench');
  mkdirSync(folder, { recursive: true });
  const file = join(folder, 'catalog.yaml');
  writeFileSync(file, entities.join('\n---\n'));
  return file;
}

/** The path of one pipeline in the HTTP API. */
export const pipelinePath = number =>
  `/pipelines/component/default/${queueName(number)}`;
