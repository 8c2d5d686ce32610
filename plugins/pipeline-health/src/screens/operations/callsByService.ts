import {
  ProblemCode,
  ShardCollection,
} from '@pipeline-health/plugin-pipeline-health-common';

/** What one service was asked. */
export interface ServiceCalls {
  service: string;
  calls: number;
  /** Calls that failed, by why; the most first. */
  failed: [code: ProblemCode, calls: number][];
}

/** The calls of all accounts and regions, the most first. */
export function callsByService(
  shards: readonly Pick<ShardCollection, 'calls' | 'failedCalls'>[],
): ServiceCalls[] {
  const services = new Set(shards.flatMap(({ calls }) => Object.keys(calls)));
  return [...services]
    .map(service => ({
      service,
      calls: sum(shards.map(({ calls }) => calls[service] ?? 0)),
      failed: failedOf(shards.map(shard => shard.failedCalls?.[service] ?? {})),
    }))
    .sort((a, b) => b.calls - a.calls);
}

function failedOf(
  each: readonly { [code in ProblemCode]?: number }[],
): ServiceCalls['failed'] {
  const codes = new Map<ProblemCode, number>();
  for (const entry of each.flatMap(failed => Object.entries(failed))) {
    const [code, calls] = entry as [ProblemCode, number];
    codes.set(code, (codes.get(code) ?? 0) + calls);
  }
  return [...codes].sort(([, a], [, b]) => b - a);
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}
