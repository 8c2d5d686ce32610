import { MetricStore } from '../../metrics/MetricStore';
import { Series } from '../../metrics/Series';
import { Queue } from './Queue';

const minute = 60_000;

/** Publishes what CloudWatch shows of one queue. */
export class QueueMetrics {
  readonly #queue: Queue;
  readonly #metrics: MetricStore;
  readonly #series = new Map<string, Series>();

  constructor(queue: Queue, metrics: MetricStore) {
    this.#queue = queue;
    this.#metrics = metrics;
  }

  /** Publishes the minute that ends now. */
  publish(now: number): void {
    const queue = this.#queue;
    const { traffic, fifo } = queue;
    const counts = queue.counts();
    const at = Math.floor(now / minute) - 1;
    const write = (name: string, value: number, count?: number) =>
      this.#seriesOf(name).publish(at, value, count);

    write('ApproximateNumberOfMessagesVisible', counts.visible);
    if (counts.inFlight > 0) {
      write('ApproximateNumberOfMessagesNotVisible', counts.inFlight);
    }
    if (counts.delayed > 0) {
      write('ApproximateNumberOfMessagesDelayed', counts.delayed);
    }
    const oldest = queue.isEmpty() ? undefined : queue.oldestArrival();
    if (oldest !== undefined) {
      const age = Math.floor((now - oldest) / 1000);
      write('ApproximateAgeOfOldestMessage', age);
    }
    write('NumberOfMessagesSent', traffic.sent);
    write('NumberOfMessagesReceived', traffic.received);
    write('NumberOfMessagesDeleted', traffic.deleted);
    write('NumberOfEmptyReceives', Math.round(traffic.emptyReceives));
    if (traffic.sizedMessages > 0) {
      const size = Math.round(traffic.bytes / traffic.sizedMessages);
      write('SentMessageSize', size, traffic.sizedMessages);
    }
    if (fifo) {
      write('NumberOfDeduplicatedSentMessages', traffic.deduplicated);
      write(
        'ApproximateNumberOfGroupsWithInflightMessages',
        queue.groupsInFlight(),
      );
    }
    traffic.reset();
  }

  #seriesOf(name: string): Series {
    const { scope } = this.#queue;
    let series = this.#series.get(name);
    if (!series) {
      series = this.#metrics.series(scope, {
        namespace: 'AWS/SQS',
        name,
        dimensions: [{ name: 'QueueName', value: this.#queue.name }],
      });
      series.accumulates = name.startsWith('NumberOf');
      this.#series.set(name, series);
    }
    return series;
  }
}
