const HEARTBEAT_MS = 15_000;

/** Seconds as a person reads them: `7 s`, `2 min 05 s`. */
export function formatSeconds(milliseconds) {
  const seconds = Math.round(milliseconds / 1000);
  if (seconds < 60) return `${seconds} s`;
  const rest = String(seconds % 60).padStart(2, '0');
  return `${Math.floor(seconds / 60)} min ${rest} s`;
}

/**
 * Tells what goes on: one line when a step begins, one when it ends, and now and then one in between,
 * with the newest line of the step's log.
 */
export class Progress {
  constructor({
    write = line => process.stdout.write(`${line}\n`),
    now = () => Date.now(),
    heartbeatMs = HEARTBEAT_MS,
  } = {}) {
    this.write = write;
    this.now = now;
    this.heartbeatMs = heartbeatMs;
  }

  say(line) {
    this.write(line);
  }

  /** Runs `work`; it is given a function that takes the newest line of its log. */
  async step(title, work) {
    const begin = this.now();
    const elapsed = () => formatSeconds(this.now() - begin);
    let newest = '';
    this.write(`• ${title} …`);
    const heartbeat = setInterval(() => {
      this.write(`  … ${elapsed()}${newest ? `: ${newest}` : ''}`);
    }, this.heartbeatMs);
    try {
      const result = await work(line => {
        newest = line.trim().slice(0, 100) || newest;
      });
      this.write(`✓ ${title} (${elapsed()})`);
      return result;
    } catch (error) {
      this.write(`✗ ${title} (${elapsed()})`);
      throw error;
    } finally {
      clearInterval(heartbeat);
    }
  }
}
