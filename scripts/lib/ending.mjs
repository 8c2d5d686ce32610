const WATCH_MS = 1_000;

/**
 * Calls back once when this process is to end: on a signal, or when the process that started it is gone,
 * which is how npm ends when somebody ends it.
 */
export function onEnd(callback) {
  const parent = process.ppid;
  const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'];
  const watch = setInterval(() => {
    if (process.ppid !== parent) end('SIGTERM');
  }, WATCH_MS);
  watch.unref();

  function release() {
    clearInterval(watch);
    signals.forEach(signal => process.off(signal, end));
  }
  function end(signal) {
    release();
    callback(signal);
  }
  signals.forEach(signal => process.on(signal, end));
  return release;
}
