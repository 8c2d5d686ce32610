import { subscribe } from 'node:diagnostics_channel';
import { mkdirSync, writeFileSync } from 'node:fs';
import { Session } from 'node:inspector/promises';
import { dirname } from 'node:path';
import { monitorEventLoopDelay, performance } from 'node:perf_hooks';

/** Calls by operation, as they leave the process. */
const calls = new Map();
subscribe('http.client.request.start', ({ request }) => {
  const target = String(request.getHeader('x-amz-target') ?? request.path);
  const operation = target.split(/[./]/).at(-1);
  calls.set(operation, (calls.get(operation) ?? 0) + 1);
});

export const round = (value, digits = 2) => Number(value.toFixed(digits));

/** What some work takes of this process. */
export async function measure(work) {
  calls.clear();
  const delay = monitorEventLoopDelay({ resolution: 5 });
  delay.enable();
  const [began, before] = [performance.now(), process.cpuUsage()];
  await work();
  const { user, system } = process.cpuUsage(before);
  delay.disable();
  return {
    wallSeconds: round((performance.now() - began) / 1000),
    cpuSeconds: round((user + system) / 1e6),
    eventLoopP99Ms: round(delay.percentile(99) / 1e6, 1),
    calls: Object.fromEntries(calls),
  };
}

/** Does some work and writes where its time went into a file, for the developer tools of a browser; without a file it only does it. */
export async function profiled(file, work) {
  if (!file) {
    return work();
  }
  const session = new Session();
  session.connect();
  await session.post('Profiler.enable');
  await session.post('Profiler.start');
  const result = await work();
  const { profile } = await session.post('Profiler.stop');
  session.disconnect();
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, JSON.stringify(profile));
  return result;
}
