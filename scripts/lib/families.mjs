import { describeFailure, startLogged } from './command.mjs';
import { onEnd } from './ending.mjs';
import { UserError } from './userError.mjs';

/**
 * Programs that start programs of their own, as yarn does. All of a family end
 * together: when its time is over, when somebody ends this process, or when the work is done.
 */
export class Families {
  #alive = new Set();
  #environment;
  #release;

  /** `environment` is added to the variables of each program. */
  constructor(environment = {}) {
    this.#environment = environment;
    this.#release = onEnd(async signal => {
      await this.end();
      process.exit(signal === 'SIGINT' ? 130 : 143);
    });
  }

  /** Starts a program whose output goes to a log file. */
  start(name, program, args, { env, ...options } = {}) {
    const family = startLogged(name, program, args, {
      ...options,
      env: { ...this.#environment, ...env },
      leads: true,
    });
    this.#alive.add(family);
    family.ended.then(() => this.#alive.delete(family));
    return family;
  }

  /** Runs a program to its end, and throws with the log's end when it fails or needs more than so many minutes. */
  async run(name, program, args, { minutes, ...options }) {
    const family = this.start(name, program, args, options);
    let isLate = false;
    const timer = setTimeout(() => {
      isLate = true;
      kill(family, 'SIGKILL');
    }, minutes * 60_000);
    const code = await family.ended;
    clearTimeout(timer);
    if (code !== 0) {
      const how = isLate ? `took more than ${minutes} minutes` : 'failed';
      throw new UserError(
        describeFailure(`${options.title ?? name} ${how}`, family.logFile),
      );
    }
  }

  /** Ends whatever still runs. */
  async end() {
    this.#release();
    const alive = [...this.#alive];
    alive.forEach(family => kill(family, 'SIGTERM'));
    const late = setTimeout(
      () => alive.forEach(family => kill(family, 'SIGKILL')),
      10_000,
    );
    await Promise.all(alive.map(({ ended }) => ended));
    clearTimeout(late);
  }
}

function kill({ child }, signal) {
  try {
    process.kill(-child.pid, signal);
  } catch (error) {
    if (error.code !== 'ESRCH') throw error;
  }
}
