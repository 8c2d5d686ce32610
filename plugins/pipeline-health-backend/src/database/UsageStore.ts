import {
  Shard,
  SourceUsage,
} from '@pipeline-health/plugin-pipeline-health-node';
import { Knex } from 'knex';
import { chunks, greatest } from './bulk';
import { HOUR } from './packing';
import { countersOf, UsageRow } from './shardFigures';

/** Keeps what collection used, by account, region and hour. */
export class UsageStore {
  constructor(private readonly knex: Knex) {}

  /** Adds usage to the hour in which it happened. */
  async add(shard: Shard, usage: SourceUsage, now: number): Promise<void> {
    const rows = countersOf(usage).map(([counter, amount]) => ({
      account: shard.account,
      region: shard.region,
      hour: Math.floor(now / HOUR),
      counter,
      amount,
    }));
    for (const chunk of chunks(rows, 100)) {
      await this.knex('collection_usage')
        .insert(chunk)
        .onConflict(['account', 'region', 'hour', 'counter'])
        .merge({
          amount: this.knex.raw('collection_usage.amount + excluded.amount'),
        });
    }
  }

  /** What each account and region used since a time, by counter. */
  async since(time: number): Promise<(Shard & UsageRow)[]> {
    const rows: (Shard & UsageRow)[] = await this.knex('collection_usage')
      .where('hour', '>', Math.floor(time / HOUR))
      .groupBy('account', 'region', 'counter')
      .select('account', 'region', 'counter')
      .sum({ amount: 'amount' })
      .min({ hour: 'hour' });
    return rows;
  }

  /** Estimated cost since a time until now, over all shards, in US dollars. */
  async spentSince(time: number, now: number): Promise<number> {
    const row = await this.knex('collection_usage')
      .where({ counter: 'usd' })
      .whereBetween('hour', [Math.floor(time / HOUR), Math.floor(now / HOUR)])
      .sum({ usd: 'amount' })
      .first();
    return Number(row?.usd ?? 0);
  }

  /**
   * What came to be paid for each series that was asked for since a time until
   * now, calls beside included, in US dollars; undefined when none was.
   */
  async pricePerQuestion(
    time: number,
    now: number,
  ): Promise<number | undefined> {
    const rows: { hour: number; counter: string; sum: number | string }[] =
      await this.knex('collection_usage')
        .whereIn('counter', ['usd', 'questions'])
        .whereBetween('hour', [Math.floor(time / HOUR), Math.floor(now / HOUR)])
        .groupBy('hour', 'counter')
        .select('hour', 'counter')
        .sum({ sum: 'amount' });
    const isCounted = new Set(
      rows.flatMap(row => (row.counter === 'questions' ? row.hour : [])),
    );
    const sumOf = (counter: string) =>
      rows.reduce(
        (sum, row) =>
          row.counter === counter && isCounted.has(row.hour)
            ? sum + Number(row.sum)
            : sum,
        0,
      );
    const questions = sumOf('questions');
    return questions > 0 ? sumOf('usd') / questions : undefined;
  }

  /** Since when the newest usage is counted. */
  async newestTime(): Promise<number | undefined> {
    const hour = await greatest(this.knex, 'collection_usage', 'hour');
    return hour === undefined ? undefined : hour * HOUR;
  }

  /** Drops the usage of the hours before a time. */
  async dropBefore(time: number): Promise<void> {
    await this.knex('collection_usage')
      .where('hour', '<', Math.floor(time / HOUR))
      .delete();
  }
}
