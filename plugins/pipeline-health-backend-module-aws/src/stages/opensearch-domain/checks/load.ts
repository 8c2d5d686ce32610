import { FindingDraft } from '@pipeline-health/plugin-pipeline-health-node';
import { judgeAttempts } from '../../../judging';
import { formatPercent } from '../../../judging/words';
import { DomainCheck, DomainContext } from '../context';
import { thresholds } from '../thresholds';

function judge(
  context: DomainContext,
  metric: string,
  threshold: 'memoryPressure' | 'cpu',
) {
  return judgeAttempts({
    samples: context.samples[metric],
    threshold: thresholds[threshold],
    lines: context.thresholds[threshold],
    interval: 60,
    now: context.now,
  });
}

export const memoryPressure: DomainCheck = {
  id: 'memory-pressure',
  description:
    'The Java processes run out of memory: first they get slow, then they reject writes, then all writes are blocked.',
  run(context): FindingDraft | undefined {
    const data = judge(context, 'memoryPressure', 'memoryPressure');
    const masters = judge(context, 'masterMemoryPressure', 'memoryPressure');
    const verdict = data?.severity === 'critical' ? data : masters ?? data;
    return (
      verdict && {
        severity: verdict.severity,
        title: `Memory pressure of the ${
          verdict === data ? 'data nodes' : 'masters'
        } is ${formatPercent(
          verdict.worst,
        )}; above 92 % for 30 min all writes are blocked`,
        evidence: {
          memoryPressureRatio: verdict.worst,
          highSinceAt: new Date(verdict.since).toISOString(),
        },
        remedy:
          'Let fewer or smaller requests run at a time, reduce the number of shards, or choose larger instances.',
      }
    );
  },
};

export const cpuHigh: DomainCheck = {
  id: 'cpu-high',
  description: 'The busiest node has no CPU left; writes and searches wait.',
  run(context): FindingDraft | undefined {
    const verdict = judge(context, 'cpu', 'cpu');
    return (
      verdict && {
        severity: verdict.severity,
        title: `The busiest node uses ${formatPercent(
          verdict.worst,
        )} of its CPU`,
        evidence: {
          cpuRatio: verdict.worst,
          highSinceAt: new Date(verdict.since).toISOString(),
        },
        remedy:
          'Look for costly searches and for shards that are unevenly spread; add nodes or choose larger instances.',
      }
    );
  },
};
