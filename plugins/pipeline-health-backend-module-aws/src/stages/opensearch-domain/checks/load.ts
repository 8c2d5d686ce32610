import { currentReading } from '@pipeline-health/plugin-pipeline-health-node';
import { knownUntil, lastPeriods, ratio } from '../../../judging';
import { DomainContext } from '../DomainInventory';
import { thresholds } from '../thresholds';
import { judgeGauge } from './judgeGauge';
import { standing } from './standing';

const MINUTES = 5;

function judge(
  context: DomainContext,
  metric: string,
  threshold: 'memoryPressure' | 'cpu',
) {
  return judgeGauge(context, metric, {
    threshold: thresholds[threshold],
    lines: context.thresholds[threshold],
  });
}

export const memoryPressure = standing({
  id: 'memory-pressure',
  title: 'Memory pressure',
  description:
    'The Java processes run out of memory: first they get slow, then they reject writes, then all writes are blocked.',
  claim: 'own-fault',
  metric: 'memoryPressure',
  messages: {
    title:
      'Memory pressure of the data nodes is {{pressure}}; above 92 % for 30 min all writes are blocked',
    title_masters:
      'Memory pressure of the masters is {{pressure}}; above 92 % for 30 min all writes are blocked',
    remedy:
      'Let fewer or smaller requests run at a time, reduce the number of shards, or choose larger instances.',
  },
  run(context) {
    const data = judge(context, 'memoryPressure', 'memoryPressure');
    const masters = judge(context, 'masterMemoryPressure', 'memoryPressure');
    const verdict = data?.severity === 'critical' ? data : masters ?? data;
    return (
      verdict && {
        severity: verdict.severity,
        ...(verdict === masters && { variant: 'masters' }),
        values: { pressure: ratio(verdict.worst) },
        evidence: {
          memoryPressureRatio: verdict.worst,
          highSinceAt: new Date(verdict.since).toISOString(),
        },
        onsetAt: verdict.since,
      }
    );
  },
});

export const cpuHigh = standing({
  id: 'cpu-high',
  title: 'No CPU left',
  description: 'The busiest node has no CPU left; writes and searches wait.',
  claim: 'own-fault',
  metric: 'cpu',
  messages: {
    title: 'The busiest node uses {{cpu}} of its CPU',
    remedy:
      'Look for costly searches and for shards that are unevenly spread; add nodes or choose larger instances.',
  },
  run(context) {
    const verdict = judge(context, 'cpu', 'cpu');
    return (
      verdict && {
        severity: verdict.severity,
        values: { cpu: ratio(verdict.worst) },
        evidence: {
          cpuRatio: verdict.worst,
          highSinceAt: new Date(verdict.since).toISOString(),
        },
        onsetAt: verdict.since,
      }
    );
  },
});

export const nodesMissing = standing({
  id: 'nodes-missing',
  title: 'Nodes are missing',
  description:
    'Fewer nodes are in the cluster than are paid for. More than that is normal while the domain is being changed.',
  claim: 'own-fault',
  metric: 'nodes',
  messages: {
    title: '{{nodes}} of {{count}} nodes are in the cluster',
    remedy:
      'A lost node is replaced by itself; if that does not happen within half an hour, look at memory pressure and ask AWS support.',
  },
  run(context) {
    const { nodes: expected } = context.inventory;
    const nodes = currentReading(context, 'nodes')?.value;
    const newest = lastPeriods(
      context.samples.nodes,
      60,
      knownUntil(context, 'nodes'),
      MINUTES,
    );
    return !expected ||
      nodes === undefined ||
      newest.length < MINUTES ||
      newest.some(({ value }) => value >= expected)
      ? undefined
      : {
          severity: 'warning',
          values: { nodes, count: expected },
          evidence: { nodes, nodesExpected: expected },
        };
  },
});
