import { seriesRows } from '@pipeline-health/plugin-pipeline-health-node';
import { chooseSets, setMetrics } from './MetricSet';

const QUEUED = {
  metric: 'queuedQueries',
  title: 'Queries that wait',
  unit: 'count',
  statistic: 'Maximum',
  period: 60,
  name: 'WLMQueueLength',
  scale: 0.5,
} as const;

const found = (
  more: { [name: string]: string },
  name: string = QUEUED.name,
) => ({
  name,
  dimensions: { ClusterIdentifier: 'sales', ...more },
});

const choose = (...metrics: ReturnType<typeof found>[]) =>
  chooseSets([QUEUED], metrics, 'ClusterIdentifier').map(
    ({ metric }) => metric,
  );

describe('chooseSets', () => {
  it('takes the total when there is one', () => {
    expect(choose(found({}), found({ QueueName: 'etl' }))).toEqual([
      'queuedQueries',
    ]);
  });

  it('takes each queue once, whichever dimension names it', () => {
    expect(
      choose(
        found({ 'service class': '6' }),
        found({ QueueName: 'etl' }),
        found({ QueueName: 'default' }),
        found({ NodeID: 'Leader' }),
        found({ QueueName: 'etl', Database: 'dev' }),
      ),
    ).toEqual(['queuedQueries.default', 'queuedQueries.etl']);
  });

  it('takes no more than eight, and nothing of other metrics', () => {
    expect(
      choose(
        found({}, 'Other'),
        ...Array.from({ length: 20 }, (_, index) =>
          found({ QueueName: `q${index}` }),
        ),
      ),
    ).toHaveLength(8);
    expect(choose()).toEqual([]);
  });

  it('keeps the exact dimensions for CloudWatch', () => {
    const sets = chooseSets(
      [QUEUED],
      [found({ QueueName: 'etl' })],
      'ClusterIdentifier',
    );
    const inventory = { metricSets: { answer: sets } };
    const stage = { arn: '', kind: '', name: '', account: '', region: '' };
    expect(
      seriesRows(setMetrics([QUEUED]), inventory).map(
        ({ series, row, part }) => [
          series.metric,
          series.title,
          row.dimensions?.(stage, inventory, part),
        ],
      ),
    ).toEqual([
      [
        'queuedQueries.etl',
        'Queries that wait: etl',
        { ClusterIdentifier: 'sales', QueueName: 'etl' },
      ],
    ]);
    const none = { metricSets: { answer: [] } };
    expect(seriesRows(setMetrics([QUEUED]), none)).toEqual([]);
  });
});
