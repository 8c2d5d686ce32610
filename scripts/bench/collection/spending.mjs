import { entitiesOf, placesOf } from '../lib/queues.mjs';
import { createEngine } from './engine.mjs';
import { round } from './measure.mjs';

const HOURS_A_MONTH = 30 * 24;
/** A metric that is asked for each five minutes. */
const QUESTIONS_A_MONTH = HOURS_A_MONTH * 12;
const USD_A_METRIC = 0.01 / 1000;
/** Every third queue is in use; of every fifth, the dead letters burn. */
const IN_USE = 3;
const FLOW = {
  producer: { rate: '20/m' },
  consumer: { rate: '60/m' },
};
/** Depths are a minute old at most; metrics are asked for as they are by default. */
const TIERS = {
  hot: { describe: '1m', metrics: '5m' },
  warm: { describe: '1m', metrics: '15m' },
  cold: { describe: '1m', metrics: '1h' },
};

/**
 * What so many virtual hours of collection cost by the bill of the simulated
 * AWS, as a part of what it costs to poll every metric each five minutes, and
 * what we count of it.
 */
export async function measureSpending(ours, knex, options) {
  const { pipelines, hours, simulator } = options;
  const { ask, advance, bill, clock } = simulator;
  const places = placesOf(options);
  const names = entitiesOf(pipelines, places).map(({ metadata }) => metadata);
  for (let number = 0; number < pipelines; number += IN_USE) {
    await ask('/sqs/flow', {
      queue: names[number].name,
      ...places[number % places.length],
      ...FLOW,
    });
  }
  await ours.migrate(knex);
  const { collection, stores, source } = createEngine(ours, knex, {
    pipelines,
    places,
    clock,
    tiers: TIERS,
  });
  const { signal } = new AbortController();
  await collection.sync.run();
  const collect = async minutes => {
    for (let minute = 0; minute < minutes; minute += 1) {
      await advance(60);
      await collection.round.run(signal);
    }
  };
  const countedSince = async before => {
    const usage = await stores.usage.since(0);
    const counted = { metrics: 0, usd: 0 };
    for (const { counter, amount } of usage) {
      if (counter in counted) counted[counter] += Number(amount);
    }
    return {
      metrics: counted.metrics - before.metrics,
      usd: counted.usd - before.usd,
    };
  };
  // The first questions and what is usual are no habit yet.
  await collect(30);
  const before = await countedSince({ metrics: 0, usd: 0 });
  await bill();
  await collect(hours * 60);
  const counted = await countedSince(before);
  const { lines, usd } = await bill();
  await source.close();
  const quantities = {};
  for (const { item, quantity } of lines) {
    quantities[item] = (quantities[item] ?? 0) + quantity;
  }
  const [{ count }] = await knex('series')
    .whereNotNull('next_due_at')
    .whereNot({ metric: 'retention' }) // which CloudWatch does not have
    .count({ count: '*' });
  const usdAMonth = (usd / hours) * HOURS_A_MONTH;
  const polled = Number(count) * QUESTIONS_A_MONTH * USD_A_METRIC;
  return {
    pipelines,
    hours,
    metrics: Number(count),
    billed: quantities,
    usdAMonth: round(usdAMonth),
    usdAMonthPolled: round(polled),
    ofPolling: round(usdAMonth / polled, 3),
    countedOfBilled: {
      metrics: round(
        counted.metrics / quantities['CloudWatch metrics requested'],
        4,
      ),
      usd: round(counted.usd / usd, 4),
    },
  };
}
