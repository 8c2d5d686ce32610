import type {
  MetricsService,
  MetricsServiceObservableCallback,
} from '@backstage/backend-plugin-api/alpha';

/** What a meter was made with, and the attributes with which it was told. */
export interface FakeMeter {
  kind: string;
  unit?: string;
  description?: string;
  attributes: Set<string>;
}

/** A metrics service that remembers what it was told. */
export function fakeMetrics() {
  const meters = new Map<string, FakeMeter>();
  const told = new Map<string, number[]>();
  const observed = new Map<string, MetricsServiceObservableCallback>();
  const noteAttributes = (name: string, attributes: object) =>
    Object.keys(attributes).forEach(key =>
      meters.get(name)?.attributes.add(key),
    );
  const tell = (name: string, value: number, attributes: object = {}) => {
    noteAttributes(name, attributes);
    const key = [name, ...Object.values(attributes)].join(' ');
    told.set(key, [...(told.get(key) ?? []), value]);
  };
  const instrument = (kind: string) => (name: string, options?: object) => {
    meters.set(name, { kind, ...options, attributes: new Set() });
    return {
      add: (value: number, attributes?: object) =>
        tell(name, value, attributes),
      record: (value: number, attributes?: object) =>
        tell(name, value, attributes),
    };
  };
  const observable = (kind: string) => (name: string, options?: object) => {
    meters.set(name, { kind, ...options, attributes: new Set() });
    return {
      addCallback(callback: MetricsServiceObservableCallback) {
        observed.set(name, callback);
      },
      removeCallback() {
        observed.delete(name);
      },
    };
  };
  const metrics: MetricsService = {
    createCounter: instrument('counter'),
    createUpDownCounter: instrument('up-down counter'),
    createHistogram: instrument('histogram'),
    createGauge: instrument('gauge'),
    createObservableCounter: observable('counter'),
    createObservableUpDownCounter: observable('up-down counter'),
    createObservableGauge: observable('gauge'),
  };
  return {
    metrics,
    meters,
    /** All that was told of a meter and attribute values since the start: `calls sqs`. */
    toldOf: (key: string) => told.get(key) ?? [],
    /** What those who observe say now: value by meter and attribute values. */
    async observe(): Promise<{ [key: string]: number }> {
      const values: { [key: string]: number } = {};
      for (const [name, callback] of observed) {
        await callback({
          observe(value, attributes = {}) {
            noteAttributes(name, attributes);
            values[[name, ...Object.values(attributes)].join(' ')] = value;
          },
        });
      }
      return values;
    },
  };
}
