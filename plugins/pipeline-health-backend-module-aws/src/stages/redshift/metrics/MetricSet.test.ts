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

const list = (items: ReturnType<typeof found>[], complete = true) =>
  chooseSets([QUEUED], { items, complete }, 'ClusterIdentifier');
const choose = (...items: ReturnType<typeof found>[]) =>
  list(items).items.map(({ metric }) => metric);
const queues = (count: number) =>
  Array.from({ length: count }, (_, index) =>
    found({ QueueName: `q${index}` }),
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

  it('takes nothing of other metrics', () => {
    expect(choose(found({}, 'Other'))).toEqual([]);
    expect(choose()).toEqual([]);
  });

  it('says when there are more than it takes, or than were listed', () => {
    expect(list(queues(16))).toMatchObject({ complete: true });
    const many = list(queues(20));
    expect(many.items).toHaveLength(16);
    expect(many.complete).toBe(false);
    expect(list(queues(1), false)).toMatchObject({ complete: false });
  });

  it('keeps the exact dimensions for CloudWatch', () => {
    const { items } = list([found({ QueueName: 'etl' })]);
    const inventory = { metricSets: { answer: items } };
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
