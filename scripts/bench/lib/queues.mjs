const CONCURRENCY = 20;
const REGIONS = [
  'eu-central-1',
  'eu-west-1',
  'us-east-1',
  'us-east-2',
  'us-west-2',
  'ap-south-1',
];

/** Some accounts, and some regions of each. */
export const placesOf = ({ accounts = 1, regions = 1 } = {}) =>
  Array.from({ length: accounts }, (_, index) =>
    REGIONS.slice(0, regions).map(region => ({
      account: String(123456789012 + index),
      region,
    })),
  ).flat();

const queueName = number => `bench-${String(number).padStart(5, '0')}`;
const placeOf = (number, places) => places[number % places.length];
const arn = ({ account, region }, name) =>
  `arn:aws:sqs:${region}:${account}:${name}`;

/** Calls SQS as its clients do; the simulator reads account and region and ignores the rest of the signature. */
async function sqs(address, { account, region }, operation, body) {
  const response = await fetch(address, {
    method: 'POST',
    headers: {
      'content-type': 'application/x-amz-json-1.0',
      'x-amz-target': `AmazonSQS.${operation}`,
      authorization: `AWS4-HMAC-SHA256 Credential=AKIA${account}/20260101/${region}/sqs/aws4_request, SignedHeaders=host, Signature=none`,
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
async function createPair(address, place, number) {
  const name = queueName(number);
  const deadLetters = await sqs(address, place, 'CreateQueue', {
    QueueName: `${name}-dlq`,
    Attributes: { MessageRetentionPeriod: '1209600' },
  });
  await sqs(address, place, 'CreateQueue', {
    QueueName: name,
    Attributes: {
      RedrivePolicy: JSON.stringify({
        deadLetterTargetArn: arn(place, `${name}-dlq`),
        maxReceiveCount: 3,
      }),
    },
  });
  if (number % 5 === 0) {
    await sqs(address, place, 'SendMessage', {
      QueueUrl: deadLetters.QueueUrl,
      MessageBody: 'could not be processed',
    });
  }
}

/** Makes `count` queues with their dead-letter queues, spread over places. */
export async function createQueues(address, count, places = placesOf()) {
  for (let first = 0; first < count; first += CONCURRENCY) {
    const last = Math.min(count, first + CONCURRENCY);
    await Promise.all(
      Array.from({ length: last - first }, (_, index) =>
        createPair(address, placeOf(first + index, places), first + index),
      ),
    );
  }
}

/** Entities of a catalog in which every queue is a pipeline. */
export const entitiesOf = (count, places = placesOf()) =>
  Array.from({ length: count }, (_, number) => ({
    apiVersion: 'backstage.io/v1alpha1',
    kind: 'Component',
    metadata: {
      name: queueName(number),
      annotations: {
        'pipeline-health.io/aws-arns': queueArn(number, places),
      },
    },
    spec: {
      type: 'data-pipeline',
      lifecycle: 'production',
      owner: `team-${number % 20}`,
    },
  }));

/** The ARN of the queue of one pipeline. */
export const queueArn = (number, places = placesOf()) =>
  arn(placeOf(number, places), queueName(number));

/** The path of one pipeline in the HTTP API. */
export const queuePath = number =>
  `/pipelines/component/default/${queueName(number)}`;
