import { backendArguments } from '../lib/backend.mjs';
import { inRepository } from '../lib/paths.mjs';
import { startProgram } from '../lib/program.mjs';

/** One process of the product, which does what it is asked to. */
export class Instance {
  /** As it calls itself in the database. */
  name;
  isPaused = false;
  wasPaused = false;
  hasEnded = false;
  ended;
  #child;
  #asked = new Map();
  #looking;

  /** Resolves when it has started; `onSaid` is told what it logs, and of whom it notifies. */
  static async start(options, onSaid) {
    const instance = new Instance();
    const { child, ended } = startProgram(
      [
        '--expose-gc',
        ...backendArguments(inRepository('scripts', 'soak', 'process.mjs')),
        JSON.stringify(options),
      ],
      { env: { AWS_ENDPOINT_URL: options.address }, ipc: true },
    );
    instance.#child = child;
    instance.ended = ended.then(code => {
      instance.hasEnded = true;
      instance.#asked.forEach(({ reject }) =>
        reject(new Error(`It ended with ${code}`)),
      );
      return code;
    });
    await new Promise((resolve, reject) => {
      instance.ended.then(code => reject(new Error(`It ended with ${code}`)));
      child.on('message', said => {
        if (said.ready) resolve();
        else if (said.id) instance.#answer(said);
        else onSaid(said, instance);
      });
    });
    return instance;
  }

  /** What it answers; rejects when that fails, or it ends before. */
  ask(what, details) {
    const id = crypto.randomUUID();
    return new Promise((resolve, reject) => {
      this.#asked.set(id, { resolve, reject });
      this.#child.send({ id, what, details }, error => error && reject(error));
    });
  }

  /** Has it look for what is due, unless it still does. */
  look() {
    this.#looking ??= this.ask('look').finally(() => {
      this.#looking = undefined;
    });
    return this.#looking;
  }

  async kill() {
    this.#child.kill('SIGKILL');
    await this.ended;
  }

  /** Has it stand still, as a process of which the machine thinks no more. */
  pause() {
    this.isPaused = true;
    this.wasPaused = true;
    this.#child.kill('SIGSTOP');
  }

  resume() {
    this.isPaused = false;
    this.#child.kill('SIGCONT');
  }

  /** Asks it to end, as whoever deploys it does. */
  async end() {
    this.#child.kill('SIGTERM');
    await this.ended;
  }

  #answer({ id, answer, failed }) {
    const { resolve, reject } = this.#asked.get(id);
    this.#asked.delete(id);
    if (failed === undefined) resolve(answer);
    else reject(new Error(failed));
  }
}
