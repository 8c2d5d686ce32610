import { Scope } from '../wire/wireMessages';
import { BilledItem, metricsRequested, requestItem, USD } from './billedItems';

/** What one account is billed for in one region since the last look. */
export interface BillLine extends Scope {
  item: BilledItem;
  quantity: number;
  usd: number;
}

/** Counts what AWS would bill for the calls that are made. */
export class BillingMeter {
  readonly #lines = new Map<string, BillLine>();

  /** Counts a request that arrived: it is billed even if it is refused. */
  arrived(
    scope: Scope,
    service: string,
    operation: string,
    input: object,
  ): void {
    const item = requestItem(service, operation, input);
    if (item) {
      this.#add(scope, item, 1);
    }
  }

  /** Counts what was read by a request that was carried out, whether its answer reaches the caller or not. */
  carriedOut(
    scope: Scope,
    service: string,
    operation: string,
    input: object,
  ): void {
    if (service === 'monitoring' && operation === 'GetMetricData') {
      this.#add(scope, 'CloudWatch metrics requested', metricsRequested(input));
    }
  }

  /** The bill since the last call of this method. */
  take(): { lines: BillLine[]; usd: number } {
    const lines = [...this.#lines.values()];
    this.#lines.clear();
    return { lines, usd: lines.reduce((sum, { usd }) => sum + usd, 0) };
  }

  #add({ account, region }: Scope, item: BilledItem, quantity: number): void {
    const key = `${account}/${region}/${item}`;
    const line = this.#lines.get(key) ?? {
      account,
      region,
      item,
      quantity: 0,
      usd: 0,
    };
    line.quantity += quantity;
    line.usd = line.quantity * USD[item];
    this.#lines.set(key, line);
  }
}
