import { load } from '../lib/libraries.mjs';
import { placeOf } from './questions.mjs';
import { credentialsOf } from '../../lib/simulator.mjs';

const pLimit = load('p-limit');
const { CloudWatchClient, GetMetricDataCommand } = load(
  '@aws-sdk/client-cloudwatch',
);
const { GetQueueAttributesCommand, SQSClient } = load('@aws-sdk/client-sqs');

/** Describes stages and makes calls for metrics as a round did, by the bare SDK. */
export async function askBare(address, stages, calls) {
  const limit = pLimit(10);
  const clientsOf = new Map();
  const clients = ({ account, region }) => {
    const key = `${account}/${region}`;
    const settings = {
      region,
      credentials: credentialsOf(account),
    };
    const known = clientsOf.get(key) ?? {
      sqs: new SQSClient({ ...settings, useQueueUrlAsEndpoint: false }),
      cloudwatch: new CloudWatchClient(settings),
    };
    clientsOf.set(key, known);
    return known;
  };
  await Promise.all(
    stages.map(stage =>
      limit(() =>
        clients(stage).sqs.send(
          new GetQueueAttributesCommand({
            QueueUrl: `${address}/${stage.account}/${stage.name}`,
            AttributeNames: ['All'],
          }),
        ),
      ),
    ),
  );
  for (const batch of calls) {
    await clients(placeOf(batch)).cloudwatch.send(
      new GetMetricDataCommand({
        StartTime: new Date(batch.from),
        EndTime: new Date(batch.to),
        MetricDataQueries: batch.queries.map((query, index) => ({
          Id: `q${index}`,
          MetricStat: {
            Metric: {
              Namespace: query.metric.namespace,
              MetricName: query.metric.name,
              Dimensions: Object.entries(query.metric.dimensions).map(
                ([Name, Value]) => ({ Name, Value }),
              ),
            },
            Period: query.period,
            Stat: query.statistic,
          },
        })),
      }),
    );
  }
  clientsOf.forEach(({ sqs, cloudwatch }) => {
    sqs.destroy();
    cloudwatch.destroy();
  });
}
