import { Scope } from '../wire/wireMessages';
import { bends, MetricBend } from './MetricBend';
import { concerns, MetricOutage } from './MetricOutage';
import { MetricIdentity, Series } from './Series';

/** All metrics of all accounts and regions. */
export class MetricStore {
  readonly #scopes = new Map<string, Map<string, Series>>();
  readonly #outages: MetricOutage[] = [];
  readonly #bends: MetricBend[] = [];

  /** The series of a metric, which is created when it is new. */
  series(scope: Scope, identity: MetricIdentity): Series {
    const all = this.#seriesOf(scope);
    const key = keyOf(identity);
    let series = all.get(key);
    if (!series) {
      series = new Series(identity);
      series.outages.push(
        ...this.#outages.filter(outage => concerns(outage, scope, identity)),
      );
      series.bends.push(...this.#bends.filter(bend => bends(bend, identity)));
      all.set(key, series);
    }
    return series;
  }

  /** The series of exactly these dimensions, if there is one. */
  find(scope: Scope, identity: MetricIdentity): Series | undefined {
    return this.#seriesOf(scope).get(keyOf(identity));
  }

  list(scope: Scope): Series[] {
    return [...this.#seriesOf(scope).values()];
  }

  /** Keeps points from arriving. */
  addOutage(outage: MetricOutage): void {
    this.#outages.push(outage);
    for (const [key, all] of this.#scopes) {
      const [account, region] = key.split('/');
      for (const series of all.values()) {
        if (concerns(outage, { account, region }, series.identity)) {
          series.outages.push(outage);
        }
      }
    }
  }

  /** Bends published values. */
  addBend(bend: MetricBend): void {
    this.#bends.push(bend);
    for (const all of this.#scopes.values()) {
      for (const series of all.values()) {
        if (bends(bend, series.identity)) {
          series.bends.push(bend);
        }
      }
    }
  }

  #seriesOf(scope: Scope): Map<string, Series> {
    const key = `${scope.account}/${scope.region}`;
    const all = this.#scopes.get(key) ?? new Map<string, Series>();
    this.#scopes.set(key, all);
    return all;
  }
}

function keyOf({ namespace, name, dimensions }: MetricIdentity): string {
  const pairs = dimensions.map(pair => `${pair.name}=${pair.value}`).sort();
  return [namespace, name, ...pairs].join('\n');
}
