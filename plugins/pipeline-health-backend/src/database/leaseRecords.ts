import { Shard } from '@pipeline-health/plugin-pipeline-health-node';
import { LeaseRow } from './rows';
import { readShard } from './stageRows';
import { numberOf } from './values';

/**
 * What one replica does at a time: the collection of an account and region, or
 * a task. A replica holds a lease of its own name, too, as long as it lives.
 */
export type LeaseKind = 'shard' | 'task' | 'replica';

/** A lease as it was taken. */
export interface Lease {
  name: string;
  /** Grows whenever it is taken. */
  epoch: number;
}

/** A lease that a replica holds. */
export interface HeldLease extends Lease {
  kind: LeaseKind;
  /** Whether there is something to do under it. */
  isDue: boolean;
}

/** Who holds what until when. */
export interface LeaseState extends Lease {
  kind: LeaseKind;
  /** Of a shard. */
  shard?: Shard;
  /** The replica; absent when nobody holds it. */
  holder?: string;
  /** Epoch milliseconds. */
  since?: number;
  /** Epoch milliseconds; in the past when the holder did not renew it. */
  until?: number;
  /** When there is something to do under it next, in epoch milliseconds. */
  dueAt: number;
}

/** Somebody wrote under a lease that is another's by now. */
export class LeaseLostError extends Error {
  constructor({ name, epoch }: Lease) {
    super(`The lease of ${name} that was taken as number ${epoch} is lost`);
    this.name = 'LeaseLostError';
  }
}

/** What is read of a lease that is held. */
export type HeldRow = Pick<LeaseRow, 'name' | 'kind' | 'epoch'> & {
  is_due: number;
};

/** A lease that is held, as it was read. */
export function heldOf({
  name,
  kind,
  epoch,
  is_due: isDue,
}: HeldRow): HeldLease {
  return { name, kind, epoch, isDue: isDue === 1 };
}

/** Who holds a lease until when, as it is stored. */
export function leaseStateOf(row: LeaseRow): LeaseState {
  return {
    name: row.name,
    kind: row.kind,
    epoch: row.epoch,
    shard: row.kind === 'shard' ? readShard(row.name) : undefined,
    holder: row.holder ?? undefined,
    since: numberOf(row.held_since),
    until: row.holder === null ? undefined : numberOf(row.locked_until),
    dueAt: Number(row.due_at),
  };
}
