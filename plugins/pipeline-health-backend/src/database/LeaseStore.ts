import { Knex } from 'knex';
import { isPostgres } from './bulk';
import {
  HeldLease,
  heldOf,
  HeldRow,
  Lease,
  LeaseKind,
  LeaseLostError,
  LeaseState,
  leaseStateOf,
} from './leaseRecords';
import { LeaseRow } from './rows';
import { transact } from './transact';
import { Stored } from './values';

const SECOND = 1000;

/** For so long a lease is held that is not renewed. */
const LEASE = 20 * SECOND;

/** Nothing is planned so far ahead, unless a clock went back. */
const FURTHEST_PLAN = 24 * 3600 * SECOND;

/** What the row of a lease says that nobody holds. */
const FREE = { holder: null, held_since: null, locked_until: 0 };

/**
 * Keeps which replica does what. Times are those of the database where it has a
 * clock, which all replicas share; otherwise `now` counts. A database without
 * one is used by one replica: whoever else holds a lease there has ended.
 */
export class LeaseStore {
  constructor(private readonly knex: Knex) {}

  /** Adds leases that are not there yet; nobody holds them, and they are due. */
  async add(kind: LeaseKind, names: readonly string[]): Promise<void> {
    if (names.length > 0) {
      await this.knex('leases')
        .insert(names.map(name => ({ name, kind })))
        .onConflict('name')
        .ignore();
    }
  }

  /** Adds the leases of accounts and regions in which there are stages; answers how many are new. */
  async addShards(): Promise<number> {
    const { knex } = this;
    const answer = await knex.raw(
      `insert into leases (name, kind)
       select distinct account || '/' || region, 'shard' from stages
       where not exists (
         select 1 from leases where name = account || '/' || region)
       on conflict (name) do nothing
       returning name`,
    );
    return (isPostgres(knex) ? answer.rows : answer).length;
  }

  /** Drops the leases of accounts and regions in which there is no stage any more. */
  async dropUnwatchedShards(): Promise<void> {
    await this.knex.raw(
      `delete from leases where kind = 'shard' and name not in (
         select account || '/' || region from stages)`,
    );
  }

  /** Says that a replica lives, renews what it holds, and answers that; what others took meanwhile is missing. */
  async renew(replica: string, now: number): Promise<HeldLease[]> {
    const rows: HeldRow[] = await this.knex('leases')
      .where({ holder: replica })
      .update({ locked_until: this.time(now, LEASE) })
      .returning(this.heldColumns(now));
    if (!rows.some(({ kind }) => kind === 'replica')) {
      await this.knex('leases').insert({
        name: replica,
        kind: 'replica',
        holder: replica,
        held_since: this.time(now),
        locked_until: this.time(now, LEASE),
      });
    }
    return rows.map(heldOf).filter(({ kind }) => kind !== 'replica');
  }

  /** Takes at most so many leases that nobody holds, those first that are due longest. */
  async take(
    replica: string,
    { kind, limit }: { kind: LeaseKind; limit: number },
    now: number,
  ): Promise<HeldLease[]> {
    const { knex } = this;
    const free = knex('leases')
      .where({ kind })
      .where(lease => this.whereFree(lease, replica, now))
      .orderBy(['due_at', 'name'])
      .limit(limit)
      .select('name');
    const rows: HeldRow[] = await knex('leases')
      .whereIn('name', isPostgres(knex) ? free.forUpdate().skipLocked() : free)
      .update({
        holder: replica,
        epoch: knex.raw('epoch + 1'),
        held_since: this.time(now),
        // Who had it may have been interrupted.
        due_at: 0,
        locked_until: this.time(now, LEASE),
      })
      .returning(this.heldColumns(now));
    return rows.map(heldOf);
  }

  /** Gives leases back, so that others may take them at once. */
  async giveUp(leases: readonly Lease[]): Promise<void> {
    for (const { name, epoch } of leases) {
      await this.knex('leases').where({ name, epoch }).update(FREE);
    }
  }

  /** Gives back all that a replica holds, and says that it ends. */
  async leave(replica: string): Promise<void> {
    await this.knex('leases')
      .where({ holder: replica })
      .whereNot({ name: replica })
      .update(FREE);
    await this.knex('leases').where({ name: replica }).delete();
  }

  /** How many shards there are, and how many each replica holds that lives. */
  async countShards(
    replica: string,
    now: number,
  ): Promise<{ shards: number; byReplica: Map<string, number> }> {
    const { knex } = this;
    const rows: {
      kind: LeaseKind;
      holder: string | null;
      count: Stored;
      is_alive: number;
    }[] = await knex('leases')
      .whereIn('kind', ['shard', 'replica'])
      .groupBy('kind', 'holder')
      .select('kind', 'holder')
      .count({ count: '*' })
      .select(
        knex.raw('max(case when locked_until > ? then 1 else 0 end) as ??', [
          this.time(now),
          'is_alive',
        ]),
      );
    const shards = rows.filter(({ kind }) => kind === 'shard');
    const others = rows.filter(
      ({ kind, holder }) => kind === 'replica' && holder !== replica,
    );
    const isAlive = ({ is_alive: alive }: { is_alive: number }) =>
      isPostgres(knex) && alive === 1;
    await this.forget(others.filter(other => !isAlive(other)));
    const holds = (name: string | null) =>
      Number(shards.find(({ holder }) => holder === name)?.count ?? 0);
    return {
      shards: shards.reduce((sum, { count }) => sum + Number(count), 0),
      byReplica: new Map(
        [replica, ...others.filter(isAlive).flatMap(it => it.holder ?? [])].map(
          name => [name, holds(name)],
        ),
      ),
    };
  }

  /** Has something done under a lease not before some time from now on. */
  async postpone(
    { name, epoch }: Lease,
    milliseconds: number,
    now: number,
  ): Promise<void> {
    await this.knex('leases')
      .where({ name, epoch })
      .update({ due_at: this.time(now, milliseconds) });
  }

  /** Has what is done under leases of a kind, or of some names, done soon, whoever holds them. */
  async makeDue({
    kind,
    names = [],
  }: {
    kind?: LeaseKind;
    names?: readonly string[];
  }): Promise<void> {
    await this.knex('leases')
      .whereIn('name', names)
      .modify(rest => (kind ? rest.orWhere({ kind }) : rest))
      .update({ due_at: 0 });
  }

  /** Who holds what until when: shards, tasks and the replicas themselves. */
  async list(): Promise<LeaseState[]> {
    const rows: LeaseRow[] = await this.knex('leases').orderBy([
      'kind',
      'name',
    ]);
    return rows.map(leaseStateOf);
  }

  /**
   * Writes in a transaction for which the lease stays as it is: nobody takes it
   * meanwhile. Throws a {@link LeaseLostError} when somebody has.
   */
  async whileHeld<T>(
    lease: Lease,
    write: (trx: Knex.Transaction) => Promise<T>,
  ): Promise<T> {
    const { name, epoch } = lease;
    return transact(this.knex, async trx => {
      const row = trx('leases').where({ name, epoch }).select('name');
      const held: Pick<LeaseRow, 'name'>[] = await (isPostgres(trx)
        ? row.forShare()
        : row);
      if (held.length === 0) {
        throw new LeaseLostError(lease);
      }
      return write(trx);
    });
  }

  /** Drops the rows of replicas that ended without saying so. */
  private async forget(ended: readonly { holder: string | null }[]) {
    if (ended.length > 0) {
      await this.knex('leases')
        .where({ kind: 'replica' })
        .whereIn(
          'name',
          ended.flatMap(({ holder }) => holder ?? []),
        )
        .delete();
    }
  }

  private whereFree(
    lease: Knex.QueryBuilder,
    replica: string,
    now: number,
  ): void {
    if (isPostgres(this.knex)) {
      lease
        .where('locked_until', '<=', this.time(now))
        // Nobody locks it for so long, unless the clock of the database went back.
        .orWhere('locked_until', '>', this.time(now, 2 * LEASE));
    } else {
      lease.whereNull('holder').orWhereNot({ holder: replica });
    }
  }

  private heldColumns(now: number) {
    return [
      'name',
      'kind',
      'epoch',
      this.knex.raw(
        `case when due_at <= ? or due_at > ? then 1 else 0 end as is_due`,
        [this.time(now), this.time(now, FURTHEST_PLAN)],
      ),
    ];
  }

  /** Now, or some milliseconds later, as the database has it. */
  private time(now: number, later = 0): Knex.Raw {
    return isPostgres(this.knex)
      ? this.knex.raw(
          'floor(extract(epoch from clock_timestamp()) * 1000)::bigint + ?::bigint',
          [later],
        )
      : this.knex.raw('?', [now + later]);
  }
}
