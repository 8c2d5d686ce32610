import { setTimeout as sleep } from 'node:timers/promises';
import { UserError } from '../lib/userError.mjs';
import { Blow } from './Blow.mjs';
import { Instance } from './Instance.mjs';

const SECOND = 1000;
const MINUTE = 60 * SECOND;
const DAY = 24 * 60 * MINUTE;

/** A look that waits for what is away is not waited for, so that time passes for it, too. */
const PATIENCE_MS = 30 * SECOND;

/** What a process says that was refused what it wrote. */
const REFUSED = /is lost; another replica goes on/;

/**
 * Lets virtual time pass for instances of the product that share a database,
 * and strikes them in the middle of what they do.
 */
export class Play {
  #options;
  #instances = [];
  /** Of all instances that there ever were. */
  #names = new Set();
  /** What is still to come. */
  #planned;
  /** How long a round takes, in real milliseconds. */
  #roundMs = 300;
  seen = {
    looks: 0,
    lateWritesRefused: 0,
    days: [],
    blows: [],
    /** How often something was told. */
    told: new Map(),
    errors: new Map(),
  };

  constructor(options) {
    this.#options = options;
    this.#planned = [...options.blows];
  }

  /** Plays until a time, by the virtual clock. */
  async run(until, deadline) {
    const { around, since, onDay } = this.#options;
    while (around.clock.now() < until) {
      if (Date.now() > deadline) {
        throw new UserError('It takes longer than it may');
      }
      await this.#fillUp();
      await this.#step();
      const { days } = this.seen;
      if (Math.floor((around.clock.now() - since) / DAY) > days.length) {
        days.push(await this.#ask('size'));
        onDay(this.seen);
      }
    }
  }

  /** Every stored sample of some time beside what CloudWatch holds. */
  truth(window) {
    return this.#ask('truth', window);
  }

  async end() {
    await Promise.all(this.#instances.map(instance => instance.kill()));
  }

  async #ask(what, details) {
    await this.#fillUp();
    return this.#instances[0].ask(what, details);
  }

  /** Starts instances that are missing; while it is seen how others do without, none unless there is no other. */
  async #fillUp() {
    const { replicas, instance: options } = this.#options;
    this.#instances = this.#instances.filter(({ hasEnded }) => !hasEnded);
    while (this.#instances.length < (this.#isRecovering() ? 1 : replicas)) {
      const instance = await Instance.start(options, (said, by) =>
        this.#note(said, by),
      );
      this.#instances.push(instance);
      await this.#look(instance);
      instance.name = await this.#newName();
    }
  }

  #note({ notified, logged }, instance) {
    const { told, errors } = this.seen;
    const count = (counts, key) => counts.set(key, (counts.get(key) ?? 0) + 1);
    if (notified) count(told, JSON.stringify(notified));
    if (logged && REFUSED.test(logged.message) && instance.wasPaused) {
      this.seen.lateWritesRefused += 1;
    } else if (logged?.level === 'error') {
      count(errors, logged.message.slice(0, 160));
    }
  }

  async #step() {
    const { simulated, clock } = this.#options.around;
    await simulated.advance(this.#options.stepSeconds);
    clock.set(simulated.clock());
    const begunAt = performance.now();
    const blow = this.#isStruck() ? await this.#aim() : undefined;
    const looking = this.#awake().map(instance => ({
      instance,
      look: this.#look(instance),
    }));
    await blow?.strike(this.#options.random.next() * this.#roundMs);
    await Promise.race([
      Promise.all(
        looking.map(({ instance, look }) => !instance.isPaused && look),
      ),
      sleep(PATIENCE_MS, undefined, { ref: false }),
    ]);
    if (this.#isBeginOfRound() && !blow && !this.#isRecovering()) {
      this.#roundMs = performance.now() - begunAt;
    }
    for (const struck of this.seen.blows.filter(({ isOver }) => !isOver)) {
      await struck.follow();
      if (struck.isOver) this.#options.onBlow(struck, this.seen);
    }
  }

  /** Whether the next blow comes: in the middle of a round, after the one before is over. */
  #isStruck() {
    return (
      this.#planned[0]?.at <= this.#options.around.clock.now() &&
      this.#isBeginOfRound() &&
      !this.#isRecovering()
    );
  }

  async #aim() {
    const { around, random } = this.#options;
    const { kind } = this.#planned.shift();
    const awake = this.#awake();
    const instance = awake[Math.floor(random.next() * awake.length)];
    const blow = new Blow(kind, instance, around);
    this.seen.blows.push(blow);
    await blow.aim();
    return blow;
  }

  #isBeginOfRound() {
    const { around, stepSeconds } = this.#options;
    return around.clock.now() % MINUTE < stepSeconds * SECOND;
  }

  #isRecovering() {
    return this.seen.blows.some(({ isOver }) => !isOver);
  }

  #awake() {
    return this.#instances.filter(({ isPaused }) => !isPaused);
  }

  async #look(instance) {
    this.seen.looks += 1;
    // It may end while it looks.
    await instance.look().catch(() => {});
  }

  /** As the instance that was started last calls itself in the database. */
  async #newName() {
    const { knex } = this.#options.around;
    const names = knex
      ? await knex('leases').where({ kind: 'replica' }).pluck('name')
      : [];
    const name = names.find(each => !this.#names.has(each));
    this.#names.add(name);
    return name;
  }
}
