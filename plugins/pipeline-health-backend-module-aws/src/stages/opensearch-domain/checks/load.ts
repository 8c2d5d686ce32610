import {
  currentReading,
  FindingDraft,
} from '@pipeline-health/plugin-pipeline-health-node';
import {
  breachingSince,
  knownUntil,
  lastPeriods,
  ratio,
  severityOf,
} from '../../../judging';
import { DescribedDomain } from '../DomainInventory';
import { DomainThreshold, thresholds } from '../thresholds';
import { judgeGauge } from './judgeGauge';
import { writesRejected } from './requests';
import { standing } from './standing';

const MINUTES = 5;
/** A merge or a backup may keep a node busy for some minutes. */
const BUSY = { need: 10, of: 15 };

export const memoryPressure = standing({
  id: 'memory-pressure',
  title: 'Memory pressure',
  description:
    'The Java processes run out of memory: first they get slow, then they reject writes, then all writes are blocked.',
  claim: 'own-fault',
  covers: ['writes-rejected', 'server-errors', 'client-errors', 'cpu-high'],
  explains: 'worse',
  metric: 'memoryPressure',
  messages: {
    title: 'Memory pressure of the data nodes is {{pressure}}',
    title_old:
      'Old objects fill {{pressure}} of the memory of a data node; above 92 % for 30 min all writes are blocked',
    title_masters: 'Memory pressure of the masters is {{pressure}}',
    'title_old-masters':
      'Old objects fill {{pressure}} of the memory of a master',
    remedy:
      'Let fewer or smaller requests run at a time, reduce the number of shards, or choose larger instances.',
  },
  run: context =>
    worstOf(context, 'memoryPressureRatio', 'pressure', [
      {
        metric: 'oldMemoryPressure',
        threshold: 'oldMemoryPressure',
        variant: 'old',
        ...whileRejecting(context),
      },
      {
        metric: 'masterOldMemoryPressure',
        threshold: 'oldMemoryPressure',
        variant: 'old-masters',
      },
      {
        metric: 'memoryPressure',
        threshold: 'memoryPressure',
        ...whileRejecting(context),
      },
      {
        metric: 'masterMemoryPressure',
        threshold: 'memoryPressure',
        variant: 'masters',
      },
    ]),
});

export const cpuHigh = standing({
  id: 'cpu-high',
  title: 'No CPU left',
  description:
    'The busiest node has no CPU left, so that writes and searches wait, or a master is busier than it should be.',
  claim: 'own-fault',
  covers: ['writes-rejected'],
  metric: 'cpu',
  messages: {
    title: 'The busiest node uses {{cpu}} of its CPU',
    title_masters: 'The busiest master uses {{cpu}} of its CPU',
    remedy:
      'Look for costly searches and for shards that are unevenly spread; add nodes or choose larger instances.',
    remedy_masters:
      'Reduce the number of shards and of changes of mappings, or choose larger instances for the masters.',
  },
  run: context =>
    worstOf(context, 'cpuRatio', 'cpu', [
      {
        metric: 'cpu',
        threshold: 'cpu',
        ...BUSY,
        ...whileRejecting(context),
      },
      {
        metric: 'masterCpu',
        threshold: 'masterCpu',
        variant: 'masters',
        ...BUSY,
      },
    ]),
});

/** Where writes are rejected, one minute over a line tells why. */
function whileRejecting(context: DescribedDomain): { need?: number } {
  return writesRejected.run(context) ? { need: 1 } : {};
}

/** Judges several gauges by their lines, and tells of the worst, the first of equals. */
function worstOf(
  context: DescribedDomain,
  evidence: string,
  value: string,
  gauges: readonly {
    metric: string;
    threshold: DomainThreshold;
    variant?: string;
    need?: number;
    of?: number;
  }[],
): FindingDraft | undefined {
  const verdicts = gauges.flatMap(({ metric, threshold, variant, ...most }) => {
    const verdict = judgeGauge(context, metric, {
      threshold: thresholds[threshold],
      lines: context.thresholds[threshold],
      ...most,
    });
    return verdict ? [{ ...verdict, variant }] : [];
  });
  const worst =
    verdicts.find(({ severity }) => severity === 'critical') ?? verdicts[0];
  return (
    worst && {
      severity: worst.severity,
      variant: worst.variant,
      values: { [value]: ratio(worst.worst) },
      evidence: {
        [evidence]: worst.worst,
        highSinceAt: new Date(worst.since).toISOString(),
      },
      onsetAt: worst.since,
    }
  );
}

export const nodesMissing = standing({
  id: 'nodes-missing',
  title: 'Nodes are missing',
  description:
    'Fewer nodes are in the cluster than are paid for. More than that is normal while the domain is being changed.',
  claim: 'own-fault',
  covers: ['cluster-yellow'],
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
    if (
      !expected ||
      nodes === undefined ||
      newest.length < MINUTES ||
      newest.some(({ value }) => value >= expected)
    ) {
      return undefined;
    }
    const lines = { warning: expected };
    return {
      severity: 'warning',
      values: { nodes, count: expected },
      evidence: { nodes, nodesExpected: expected },
      onsetAt: breachingSince(
        context.samples.nodes,
        { breach: 'below' },
        lines,
      ),
    };
  },
});

/** What a data node may have, unless somebody or a larger heap allows more. */
const SHARDS_OF_A_NODE = 1_000;

export const shardLimit = standing({
  id: 'shard-limit',
  title: 'Shard limit',
  description:
    'The domain has nearly as many shards as it may have. Beyond that no index can be created: with an index a day, each document of the next day is refused.',
  claim: 'own-fault',
  covers: ['client-errors'],
  explains: 'worse',
  metric: 'activeShards',
  messages: {
    title: '{{shards}} of {{limit}} possible shards are used',
    title_reached:
      '{{shards}} of {{limit}} possible shards are used: no index can be created any more',
    remedy:
      'Delete or merge old indexes, or give new ones fewer shards (an index template); more data nodes raise the limit as well.',
  },
  run(context) {
    const { dataNodes } = context.inventory;
    const active = currentReading(context, 'activeShards')?.value;
    if (active === undefined || !dataNodes) {
      return undefined;
    }
    const unassigned = currentReading(context, 'unassignedShards')?.value ?? 0;
    const limit = SHARDS_OF_A_NODE * dataNodes;
    const shards = active + unassigned;
    const severity = severityOf(
      shards / limit,
      thresholds.shardsOfLimit,
      context.thresholds.shardsOfLimit,
    );
    return severity && active <= limit
      ? {
          severity,
          ...(severity === 'critical' && { variant: 'reached' }),
          values: { shards, limit },
          evidence: {
            activeShards: active,
            unassignedShards: unassigned,
            limit,
          },
        }
      : undefined;
  },
});
