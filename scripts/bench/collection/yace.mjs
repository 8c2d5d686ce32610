import {
  existsSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { spawn } from 'node:child_process';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { LOCAL } from '../../lib/portal.mjs';
import { freePort } from '../../lib/ports.mjs';
import { connectSimulator } from '../../lib/simulator.mjs';

/** What is asked of each queue, as our source asks it. */
const METRICS = {
  ApproximateAgeOfOldestMessage: 'Maximum',
  ApproximateNumberOfMessagesVisible: 'Maximum',
  ApproximateNumberOfMessagesNotVisible: 'Maximum',
  ApproximateNumberOfMessagesDelayed: 'Maximum',
  NumberOfMessagesSent: 'Sum',
  NumberOfMessagesReceived: 'Sum',
  NumberOfMessagesDeleted: 'Sum',
  NumberOfEmptyReceives: 'Sum',
};
/** Under which it is counted what gets lost. */
const FAULTS = [
  { kind: 'internal-error', service: 'cloudwatch' },
  { kind: 'metric-status', status: 'InternalError' },
];

const TICKS_A_SECOND = 100;
const SCRAPES = 4;
const PATIENCE_MS = 120_000;

const configOf = (regions, pauseSeconds) => ({
  apiVersion: 'v1alpha1',
  customNamespace: [
    {
      name: 'queues',
      namespace: 'AWS/SQS',
      regions,
      period: 60,
      length: Math.max(300, pauseSeconds),
      metrics: Object.entries(METRICS).map(([name, statistic]) => ({
        name,
        statistics: [statistic],
      })),
    },
  ],
});

/** CPU seconds and the most memory of a process so far, as Linux counts them. */
function usageOf(pid) {
  const [, fields] = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ');
  const [user, system] = fields.split(' ').slice(11, 13).map(Number);
  const [, kilobytes] = /VmHWM:\s+(\d+)/.exec(
    readFileSync(`/proc/${pid}/status`, 'utf8'),
  );
  return {
    cpuSeconds: (user + system) / TICKS_A_SECOND,
    residentMegabytes: Math.round(Number(kilobytes) / 1024),
  };
}

/**
 * Has yet-another-cloudwatch-exporter read the same queues from a simulated
 * AWS whose clock runs; says so when there is no such program.
 */
export async function measureYace(program, { address, regions, pause = 15 }) {
  if (!existsSync(program)) {
    return { missing: `There is no program at ${program}` };
  }
  const { ask, advance } = await connectSimulator(address);
  // So that there is something published to read.
  await advance(600);
  const folder = mkdtempSync(join(tmpdir(), 'pipeline-health-yace-'));
  const file = join(folder, 'config.yaml');
  // JSON is YAML.
  writeFileSync(file, JSON.stringify(configOf(regions, pause)));
  const port = await freePort(LOCAL);
  const began = performance.now();
  const child = spawn(
    program,
    [
      ['-listen-address', `${LOCAL}:${port}`],
      ['-config.file', file],
      ['-scraping-interval', String(pause)],
      ['-enable-feature', 'aws-sdk-v2'],
    ].flat(),
    {
      env: {
        AWS_ENDPOINT_URL: address,
        AWS_REGION: regions[0],
        AWS_ACCESS_KEY_ID: 'AKIA123456789012',
        AWS_SECRET_ACCESS_KEY: 'secret',
      },
      stdio: 'ignore',
    },
  );
  try {
    const look = async () => {
      const text = await fetch(`http://${LOCAL}:${port}/metrics`).then(
        response => response.text(),
        () => '',
      );
      const count = name =>
        Number(new RegExp(`^${name} (\\d+)$`, 'm').exec(text)?.[1] ?? 0);
      return {
        series: text.match(/^aws_/gm)?.length ?? 0,
        samples: text.match(/^aws_.* (?!NaN$)\S+$/gm)?.length ?? 0,
        lists: count('yace_cloudwatch_requests_total{api_name="ListMetrics"}'),
        reads: count('yace_cloudwatch_getmetricdata_requests_total'),
        metrics: count('yace_cloudwatch_getmetricdata_metrics_requested_total'),
      };
    };
    const untilSome = async isThere => {
      const until = Date.now() + PATIENCE_MS;
      for (;;) {
        const seen = await look();
        if (isThere(seen)) return seen;
        if (Date.now() > until || child.exitCode !== null) {
          throw new Error(`${program} tells nothing`);
        }
        await sleep(50);
      }
    };
    const { series } = await untilSome(({ samples }) => samples > 0);
    const wallSeconds = (performance.now() - began) / 1000;
    const before = { ...usageOf(child.pid), ...(await look()) };
    /** The samples told at so many looks, on average. */
    const samplesOf = async () => {
      let sum = 0;
      for (let turn = 0; turn < SCRAPES; turn += 1) {
        await sleep(pause * 1000);
        sum += (await look()).samples;
      }
      return sum / SCRAPES;
    };
    const samples = await samplesOf();
    const after = { ...usageOf(child.pid), ...(await look()) };
    // It asks for all that it found, once in each turn.
    const turns = (after.metrics - before.metrics) / series;
    const aTurn = key =>
      Number(((after[key] - before[key]) / turns).toFixed(2));
    for (const fault of FAULTS) {
      await ask('/faults', { ...fault, probability: 0.05 });
    }
    const kept = await samplesOf();
    return {
      wallSecondsOfFirst: Number(wallSeconds.toFixed(2)),
      calls: {
        ListMetrics: aTurn('lists'),
        GetMetricData: aTurn('reads'),
      },
      metrics: series,
      cpuSeconds: aTurn('cpuSeconds'),
      residentMegabytes: after.residentMegabytes,
      samplesLost: Number((1 - kept / samples).toFixed(3)),
    };
  } finally {
    child.kill();
    rmSync(folder, { recursive: true, force: true });
  }
}
