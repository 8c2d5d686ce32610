import { setTimeout as sleep } from 'node:timers/promises';

const SECOND = 1000;
const MINUTE = 60 * SECOND;

/** How long a process is paused, and the database stopped. */
const [PAUSE, OUTAGE] = [3 * MINUTE, 5 * MINUTE];
/** So long an answer takes in which a process is paused, in real time. */
const UNDER_WAY_MS = 2 * SECOND;
/** PostgreSQL ends a transaction that stood still for ten seconds by the real clock. */
const STANDSTILL_MS = 11 * SECOND;
const PATIENCE_MS = 30 * SECOND;

/** The shards that an instance holds. */
const heldBy = async (knex, { name }) =>
  knex
    ? knex('leases').where({ kind: 'shard', holder: name }).pluck('name')
    : [];

/** Something that is done to an instance or the database in the middle of a round. */
export class Blow {
  /** What the instance held that it hits. */
  shards;
  /** Virtual seconds after which all of that was read again. */
  seconds;
  /** Leases that an instance had not given back when it had ended. */
  leasesLeft;
  isOver = false;
  #around;
  #instance;
  #at;
  #slowCall;
  #resume;

  /** `around` is where it happens: clock, simulated AWS, and the database. */
  constructor(kind, instance, around) {
    this.kind = kind;
    this.#instance = instance;
    this.#around = around;
    this.#at = around.clock.now();
  }

  /** Sees what it hits, before the round begins. */
  async aim() {
    const { knex, simulated } = this.#around;
    if (this.kind === 'outages') return;
    this.shards = await heldBy(knex, this.#instance);
    if (this.kind === 'pauses') {
      // What it asks last is answered when others have taken its place.
      const { id } = await simulated.ask('/faults', {
        kind: 'latency',
        milliseconds: UNDER_WAY_MS,
        operation: 'GetMetricData',
        region: this.shards[0].split('/')[1],
        times: 1,
      });
      this.#slowCall = id;
    }
  }

  /** Does it, some real milliseconds after the round has begun. */
  async strike(milliseconds) {
    const { knex, postgres } = this.#around;
    const instance = this.#instance;
    if (this.kind === 'pauses') {
      await this.#untilUnderWay();
      instance.pause();
      this.#resume = { at: this.#at + PAUSE, run: () => instance.resume() };
      await sleep(STANDSTILL_MS);
      return;
    }
    await sleep(milliseconds);
    if (this.kind === 'kills') {
      await instance.kill();
    } else if (this.kind === 'ends') {
      await instance.end();
      this.leasesLeft = (await heldBy(knex, instance)).length;
    } else {
      const run = await postgres.interrupt();
      this.#at += OUTAGE;
      this.#resume = { at: this.#at, run };
    }
  }

  /** Ends it when its time has come, and notes when everything was read again. */
  async follow() {
    const now = this.#around.clock.now();
    if (this.#resume?.at <= now) {
      await this.#resume.run();
      this.#resume = undefined;
    }
    if (this.#around.knex && now > this.#at && (await this.#isReadAgain())) {
      this.seconds ??= (now - this.#at) / SECOND;
    }
    this.isOver =
      !this.#resume && (this.seconds !== undefined || !this.#around.knex);
  }

  /** Waits until the call is under way that is answered late. */
  async #untilUnderWay() {
    const until = Date.now() + PATIENCE_MS;
    const isAwaited = async () =>
      (await this.#around.simulated.ask('/faults')).items.some(
        ({ id }) => id === this.#slowCall,
      );
    while ((await isAwaited()) && Date.now() < until) {
      await sleep(20);
    }
  }

  async #isReadAgain() {
    const { knex } = this.#around;
    const rows = await knex('shards')
      .join('leases', 'name', knex.raw("account || '/' || region"))
      .select('name', 'holder', 'ended_at');
    return rows
      .filter(({ name }) => this.shards?.includes(name) ?? true)
      .every(
        ({ holder, ended_at: endedAt }) =>
          Number(endedAt) > this.#at &&
          (this.kind === 'outages' || holder !== this.#instance.name),
      );
  }
}
