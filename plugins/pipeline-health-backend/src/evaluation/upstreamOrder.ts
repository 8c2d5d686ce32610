import { Link } from '@pipeline-health/plugin-pipeline-health-common';

/**
 * The ARNs in the direction of the data: whatever feeds a stage comes before
 * it. Among stages that do not feed each other, and within a cycle, the given
 * order holds.
 */
export function upstreamOrder(arns: string[], links: Link[]): string[] {
  const feeders = new Map<string, string[]>(arns.map(arn => [arn, []]));
  for (const { from, to } of links) {
    if (from !== to) {
      feeders.get(to)?.push(from);
    }
  }
  const waiting = new Set(arns);
  const ordered: string[] = [];
  while (waiting.size > 0) {
    const candidates = [...waiting];
    const next =
      candidates.find(
        arn => !feeders.get(arn)?.some(feeder => waiting.has(feeder)),
      ) ?? candidates[0];
    waiting.delete(next);
    ordered.push(next);
  }
  return ordered;
}
