import type {
  MetricsService,
  MetricsServiceObservableCallback,
} from '@backstage/backend-plugin-api/alpha';

/** A metrics service that remembers what it was told. */
export function fakeMetrics() {
  const told = new Map<string, number[]>();
  const observed = new Map<string, MetricsServiceObservableCallback>();
  const tell = (name: string, value: number, attributes: object = {}) => {
    const key = [name, ...Object.values(attributes)].join(' ');
    told.set(key, [...(told.get(key) ?? []), value]);
  };
  const instrument = (name: string) => ({
    add: (value: number, attributes?: object) => tell(name, value, attributes),
    record: (value: number, attributes?: object) =>
      tell(name, value, attributes),
  });
  const observable = (name: string) => ({
    addCallback(callback: MetricsServiceObservableCallback) {
      observed.set(name, callback);
    },
    removeCallback() {
      observed.delete(name);
    },
  });
  const metrics: MetricsService = {
    createCounter: instrument,
    createUpDownCounter: instrument,
    createHistogram: instrument,
    createGauge: instrument,
    createObservableCounter: observable,
    createObservableUpDownCounter: observable,
    createObservableGauge: observable,
  };
  return {
    metrics,
    /** All that was told of a meter and attribute values since the start: `calls sqs`. */
    toldOf: (key: string) => told.get(key) ?? [],
    /** What those who observe say now: value by meter and attribute values. */
    async observe(): Promise<{ [key: string]: number }> {
      const values: { [key: string]: number } = {};
      for (const [name, callback] of observed) {
        await callback({
          observe(value, attributes = {}) {
            values[[name, ...Object.values(attributes)].join(' ')] = value;
          },
        });
      }
      return values;
    },
  };
}
