import { Message } from '@pipeline-health/plugin-pipeline-health-common';
import {
  DiscoveredLink,
  StageRef,
} from '@pipeline-health/plugin-pipeline-health-node';

/** A stage that a pipeline has, and why. */
export interface FoundMember {
  stage: StageRef;
  origin: 'declared' | 'discovered';
  note?: string;
  noteMessage?: Message;
  depth: number;
  /** Which way links led to it; a declared stage is followed both ways. */
  direction: 'both' | 'upstream' | 'downstream';
}

/** The stages that a pipeline declares, as the beginning of what it has. */
export function declaredMembers(stages: readonly StageRef[]): FoundMember[] {
  return [...new Map(stages.map(stage => [stage.arn, stage])).values()].map(
    stage => ({ stage, origin: 'declared', depth: 0, direction: 'both' }),
  );
}

/**
 * The stages one link further than `members`, which are all of one depth.
 * A link is followed on in the direction in which it was found, so that the
 * other producers of a shared stage do not become part of the pipeline.
 */
export function neighboursOf(
  members: readonly FoundMember[],
  links: ReadonlyMap<string, readonly DiscoveredLink[]>,
  known: ReadonlySet<string>,
  identify: (arn: string, of: StageRef) => StageRef | undefined,
): FoundMember[] {
  const found = new Map<string, FoundMember>();
  for (const { stage, depth, direction } of members) {
    for (const link of links.get(stage.arn) ?? []) {
      const way = link.from === stage.arn ? 'downstream' : 'upstream';
      const other = way === 'downstream' ? link.to : link.from;
      if (known.has(other) || found.has(other)) {
        continue;
      }
      const neighbour =
        direction === 'both' || direction === way
          ? identify(other, stage)
          : undefined;
      if (neighbour) {
        found.set(other, {
          stage: neighbour,
          origin: 'discovered',
          note: link.note,
          noteMessage: link.noteMessage,
          depth: depth + 1,
          direction: way,
        });
      }
    }
  }
  return [...found.values()];
}

/** The links of stages with those that an entity declares. */
export function withDeclared(
  links: ReadonlyMap<string, readonly DiscoveredLink[]>,
  declared: readonly DiscoveredLink[],
): ReadonlyMap<string, readonly DiscoveredLink[]> {
  const all = new Map(links);
  for (const link of declared) {
    for (const end of [link.from, link.to]) {
      all.set(end, [...(all.get(end) ?? []), link]);
    }
  }
  return all;
}
