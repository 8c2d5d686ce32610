import {
  DiscoveredLink,
  StageRef,
  TaggedStage,
} from '@pipeline-health/plugin-pipeline-health-node';
import { Followed } from './follow';
import { Selected } from './rules';

/** Resources that belong together. */
export interface FoundPipeline {
  /** Tells it from all others of the account and region. */
  key: string;
  /** The resources that rules chose. */
  chosen: TaggedStage[];
  /** What configuration leads to from them. */
  neighbours: StageRef[];
}

/** Puts resources together: by what rules call their pipeline, then by configuration. */
export function group(
  selected: ReadonlyMap<string, Selected>,
  { links, neighbours }: Pick<Followed, 'links' | 'neighbours'>,
): FoundPipeline[] {
  const groups = new Map<string, Set<string>>();
  const groupOf = new Map<string, Set<string>>();
  const keys = new Map<Set<string>, string>();
  const arns = [...selected.keys()].sort();
  for (const arn of arns) {
    const { pipeline } = selected.get(arn) ?? {};
    const members =
      (pipeline !== undefined && groups.get(pipeline)) || new Set<string>();
    members.add(arn);
    groupOf.set(arn, members);
    if (pipeline !== undefined) {
      groups.set(pipeline, members);
      keys.set(members, pipeline);
    }
  }
  for (const { from, to } of links) {
    const [one, other] = [groupOf.get(from), groupOf.get(to)];
    // Two that have names of their own stay two.
    if (one && other && one !== other && !(keys.has(one) && keys.has(other))) {
      const [into, out] = keys.has(other) ? [other, one] : [one, other];
      out.forEach(arn => groupOf.set(arn, into.add(arn) && into));
    }
  }
  const linksOf = byEnd(links);
  return [...new Set(groupOf.values())].map(members => {
    const chosen = [...members].sort().flatMap(arn => {
      const stage = selected.get(arn)?.stage;
      return stage ?? [];
    });
    return {
      key: keys.get(members) ?? firstOf(chosen, links).name,
      chosen,
      neighbours: reachable(members, linksOf)
        .filter(arn => !selected.has(arn))
        .flatMap(arn => neighbours.get(arn) ?? []),
    };
  });
}

/** The stage that data comes to first. */
function firstOf(
  stages: readonly TaggedStage[],
  links: readonly DiscoveredLink[],
): TaggedStage {
  const own = new Set(stages.map(({ arn }) => arn));
  const fed = new Set(
    links.filter(({ from }) => own.has(from)).map(({ to }) => to),
  );
  return stages.find(({ arn }) => !fed.has(arn)) ?? stages[0];
}

/** What links lead to; each is followed on in the direction in which it was found. */
function reachable(
  from: ReadonlySet<string>,
  linksOf: ReadonlyMap<string, readonly DiscoveredLink[]>,
): string[] {
  const found = new Set<string>();
  const walk = (arn: string, way: 'up' | 'down') => {
    for (const link of linksOf.get(arn) ?? []) {
      const next = way === 'down' ? link.to : link.from;
      if (next !== arn && !from.has(next) && !found.has(next)) {
        found.add(next);
        walk(next, way);
      }
    }
  };
  for (const arn of from) {
    walk(arn, 'down');
    walk(arn, 'up');
  }
  return [...found].sort();
}

function byEnd(
  links: readonly DiscoveredLink[],
): Map<string, DiscoveredLink[]> {
  const ends = new Map<string, DiscoveredLink[]>();
  for (const link of links) {
    for (const end of [link.from, link.to]) {
      const known = ends.get(end) ?? [];
      known.push(link);
      ends.set(end, known);
    }
  }
  return ends;
}
