import {
  CloudWatchClient,
  ListMetricsCommand,
} from '@aws-sdk/client-cloudwatch';
import { AwsAccess } from './AwsAccess';
import { ListedItems, readPages } from '../paging';

const KEPT_SECONDS = 3600;
const MAX_PAGES = 4;

/** A metric as CloudWatch has it. */
export type FoundMetric = {
  name: string;
  dimensions: { [name: string]: string };
};

/** The metrics of a namespace that carry a dimension, at most an hour old. */
export function discoverMetrics(
  access: AwsAccess,
  namespace: string,
  dimension: { name: string; value: string },
): Promise<ListedItems<FoundMetric>> {
  const { name, value } = dimension;
  const key = `metrics/${namespace}/${name}/${value}`;
  return access.remember(key, KEPT_SECONDS, async () => {
    const listed = await readPages(MAX_PAGES, async token => {
      const answer = await access.client(CloudWatchClient).send(
        new ListMetricsCommand({
          Namespace: namespace,
          Dimensions: [{ Name: name, Value: value }],
          NextToken: token,
        }),
      );
      return { items: answer.Metrics, nextToken: answer.NextToken };
    });
    const items = listed.items.flatMap(metric =>
      metric.MetricName
        ? [
            {
              name: metric.MetricName,
              dimensions: Object.fromEntries(
                (metric.Dimensions ?? []).map(each => [
                  each.Name ?? '',
                  each.Value ?? '',
                ]),
              ),
            },
          ]
        : [],
    );
    return { ...listed, items };
  });
}
