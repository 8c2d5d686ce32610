import { MetricStore } from '../../../metrics/MetricStore';
import { GlueJob } from './GlueJob';

const minute = 60_000;

/** Publishes what the runs of a job did in the minute that ends now, if it wants metrics. */
export function publishJob(
  { description, life, scope }: GlueJob,
  metrics: MetricStore,
  now: number,
): void {
  if (description.DefaultArguments?.['--enable-metrics'] === undefined) {
    return;
  }
  const at = Math.floor(now / minute) - 1;
  const from = at * minute;
  const until = from + minute;
  const run = life
    .runs(until - 1)
    .find(each => each.start < until && each.end > from);
  if (!run) {
    return;
  }
  const length = run.end - run.start;
  const share = (Math.min(until, run.end) - Math.max(from, run.start)) / length;
  // A run that fails has read a part of its input only.
  const records = Math.round(run.records * share * (run.failure ? 0.4 : 1));
  const publish = (name: string, type: string, value: number) => {
    const series = metrics.series(scope, {
      namespace: 'Glue',
      name,
      dimensions: [
        { name: 'JobName', value: description.Name ?? '' },
        { name: 'JobRunId', value: 'ALL' },
        { name: 'Type', value: type },
      ],
    });
    series.accumulates = type === 'count';
    series.publish(at, value);
  };
  publish('glue.driver.aggregate.recordsRead', 'count', records);
  publish('glue.driver.aggregate.bytesRead', 'count', records * 420);
  publish('glue.driver.aggregate.numFailedTasks', 'count', run.failure ? 4 : 0);
  publish('glue.driver.jvm.heap.usage', 'gauge', run.memory);
  publish('glue.ALL.jvm.heap.usage', 'gauge', run.memory * 0.8);
  publish(
    'glue.driver.ExecutorAllocationManager.executors.numberAllExecutors',
    'gauge',
    (description.NumberOfWorkers ?? 2) - 1,
  );
}
