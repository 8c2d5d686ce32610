import { FindingDraft } from '@pipeline-health/plugin-pipeline-health-node';
import { current, DomainCheck } from '../context';

const MINUTES = 5;

export const nodesMissing: DomainCheck = {
  id: 'nodes-missing',
  description:
    'Fewer nodes are in the cluster than are paid for. More than that is normal while the domain is being changed.',
  run(context): FindingDraft | undefined {
    const expected = context.inventory.nodes;
    const newest = (context.samples.nodes ?? []).slice(-MINUTES);
    const nodes = current(context, 'nodes')?.value;
    if (
      !expected ||
      nodes === undefined ||
      newest.length < MINUTES ||
      newest.some(({ value }) => value >= expected)
    ) {
      return undefined;
    }
    return {
      severity: 'warning',
      title: `${nodes} of ${expected} nodes are in the cluster`,
      evidence: { nodes, nodesExpected: expected },
      remedy:
        'A lost node is replaced by itself; if that does not happen within half an hour, look at memory pressure and ask AWS support.',
    };
  },
};
