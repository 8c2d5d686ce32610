import type { MetricsService } from '@backstage/backend-plugin-api/alpha';
import { Shard, Tier } from '@pipeline-health/plugin-pipeline-health-node';
import { LeaseState, Stores, Trouble } from '../database';
import { eventLoopDelay } from './eventLoopDelay';
import {
  AttributesOf,
  MeterName,
  METERS,
  MetersOf,
  PREFIX,
} from './meterDefinitions';
import { placeOf } from './placeOf';
import { seldom } from './seldom';

const TIERS: readonly Tier[] = ['hot', 'warm', 'cold'];

/** How many causes of one account and region are told apart; the others are one. */
const CAUSES_TOLD = 20;

/** What the gauges are read from. */
export interface Observed {
  stores: Pick<
    Stores,
    | 'announcements'
    | 'collection'
    | 'leases'
    | 'overview'
    | 'storage'
    | 'troubles'
  >;
  clock: () => number;
  /** Milliseconds between two rounds. */
  interval: number;
  /** US dollars */
  monthlyBudgetUsd?: number;
}

type Readings<TName extends MetersOf<'gauge'>> = (readonly [
  value: number,
  attributes: AttributesOf<TName>,
])[];

/** Declares the gauges, which are read when somebody looks. */
export function observeGauges(metrics: MetricsService, observed: Observed) {
  const { stores, clock, interval, monthlyBudgetUsd } = observed;
  const gauge = <TName extends MetersOf<'gauge'>>(
    name: TName,
    read: () => Promise<Readings<TName>>,
  ) => {
    metrics
      .createObservableGauge<AttributesOf<TName>>(
        `${PREFIX}${name}`,
        describe(name),
      )
      .addCallback(async told => {
        for (const [value, attributes] of await read()) {
          told.observe(value, attributes);
        }
      });
  };
  const rarely = <T>(ask: (now: number) => Promise<T>) =>
    seldom(() => ask(clock()), clock);

  const progress = rarely(now =>
    stores.collection.progress(now, { overdueSince: now - 2 * interval }),
  );
  gauge('collection.round.age', async () =>
    (await progress()).flatMap(({ endedAt, ...shard }) =>
      endedAt === undefined
        ? []
        : [[seconds(clock() - endedAt), placeOf(shard)] as const],
    ),
  );
  gauge('collection.lag', async () =>
    (await progress()).flatMap(({ lag, ...shard }) =>
      TIERS.map(
        tier => [seconds(lag[tier] ?? 0), { ...placeOf(shard), tier }] as const,
      ),
    ),
  );
  gauge('collection.series.overdue', async () =>
    (await progress()).map(shard => [shard.seriesOverdue, placeOf(shard)]),
  );

  const leases = rarely(async now => leasesAt(await stores.leases.list(), now));
  metrics
    .createObservableCounter<AttributesOf<'collection.lease.changes'>>(
      `${PREFIX}collection.lease.changes`,
      describe('collection.lease.changes'),
    )
    .addCallback(async told => {
      for (const { shard, epoch } of (await leases()).shards) {
        told.observe(epoch, placeOf(shard));
      }
    });
  gauge('collection.lease.free', async () => [[(await leases()).free, {}]]);
  gauge('collection.replicas', async () => [[(await leases()).replicas, {}]]);

  const troubles = rarely(() => stores.troubles.troubles());
  gauge('collection.failing', async () => countedCauses(await troubles()));

  const spend = rarely(now => stores.collection.spend(now));
  gauge('collection.cost.spent', async () => [[(await spend()).spentUsd, {}]]);
  gauge('collection.cost.forecast', async () => [
    [(await spend()).forecastUsd, {}],
  ]);
  gauge('collection.cost.budget', async () =>
    monthlyBudgetUsd === undefined ? [] : [[monthlyBudgetUsd, {}]],
  );

  const stale = rarely(now => stores.overview.countStale(now));
  gauge('pipelines.stale', async () => [[await stale(), {}]]);

  const waiting = rarely(() => stores.announcements.oldest());
  gauge('announcements.age', async () =>
    (await waiting()).map(({ channel, at }) => [
      seconds(clock() - at),
      { channel },
    ]),
  );

  const storage = rarely(() => stores.storage.size());
  gauge('storage.rows', async () =>
    (await storage()).tables.flatMap(({ name, rows }) =>
      rows === undefined ? [] : [[rows, { table: name }] as const],
    ),
  );
  gauge('storage.bytes', async () => {
    const { bytes, tables } = await storage();
    return tables.length
      ? tables.map(table => [table.bytes, { table: table.name }])
      : [[bytes, { table: 'all' }]];
  });

  const delay = eventLoopDelay();
  gauge('event_loop.delay', async () => {
    const { median, p99, longest } = delay() ?? {};
    return [
      [median, '0.5'] as const,
      [p99, '0.99'] as const,
      [longest, '1'] as const,
    ].flatMap(([value, quantile]) =>
      value === undefined ? [] : [[value, { quantile }] as const],
    );
  });
}

/** What the leases come to. */
function leasesAt(leases: readonly LeaseState[], now: number) {
  const isHeld = ({ holder, until = 0 }: LeaseState) =>
    holder !== undefined && until > now;
  const shards = leases.flatMap(lease =>
    lease.shard ? [{ ...lease, shard: lease.shard }] : [],
  );
  return {
    shards,
    free: shards.filter(lease => !isHeld(lease)).length,
    replicas: leases.filter(it => it.kind === 'replica' && isHeld(it)).length,
  };
}

function describe(name: MeterName) {
  const { meaning: description, unit } = METERS[name];
  return { description, unit };
}

/** Of each account and region the causes that fail most, and all others as one. */
function countedCauses(
  troubles: readonly Trouble[],
): Readings<'collection.failing'> {
  const told = new Map<string, number>();
  const readings: Readings<'collection.failing'> = [];
  const rest = new Map<string, { shard: Shard; count: number }>();
  for (const { questions, cause, ...shard } of [...troubles].sort(
    (a, b) => b.questions - a.questions,
  )) {
    const place = JSON.stringify(placeOf(shard));
    const count = (told.get(place) ?? 0) + 1;
    told.set(place, count);
    if (count <= CAUSES_TOLD) {
      readings.push([questions, { ...placeOf(shard), cause }]);
    } else {
      const before = rest.get(place)?.count ?? 0;
      rest.set(place, { shard, count: before + questions });
    }
  }
  for (const { shard, count } of rest.values()) {
    readings.push([count, { ...placeOf(shard), cause: 'other' }]);
  }
  return readings;
}

function seconds(milliseconds: number): number {
  return milliseconds / 1_000;
}
