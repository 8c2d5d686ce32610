import {
  DiscoveredLink,
  StageFinder,
  StageRef,
} from '@pipeline-health/plugin-pipeline-health-node';

/** Resources whose configuration is asked for at a time. */
const CONCURRENCY = 4;

/** Where the configuration of resources leads. */
export interface Followed {
  links: DiscoveredLink[];
  /** What links lead to, by ARN. */
  neighbours: Map<string, StageRef>;
  /** Resources that are there no more. */
  gone: Set<string>;
  problems: Error[];
}

/** Follows configuration from resources for a number of links. Each resource is asked once. */
export async function follow(
  stages: readonly StageRef[],
  finder: Pick<StageFinder, 'follow' | 'identify'>,
  maxDepth: number,
  signal?: AbortSignal,
): Promise<Followed> {
  const links = new Map<string, DiscoveredLink>();
  const neighbours = new Map<string, StageRef>();
  const gone = new Set<string>();
  const problems: Error[] = [];
  const known = new Set(stages.map(({ arn }) => arn));
  let frontier = [...stages];
  for (let depth = 0; depth < maxDepth && frontier.length > 0; depth++) {
    const next: StageRef[] = [];
    await inParallel(frontier, async stage => {
      signal?.throwIfAborted();
      try {
        const found = await finder.follow(stage);
        if (!found) {
          gone.add(stage.arn);
        }
        for (const link of found ?? []) {
          links.set([link.from, link.relation, link.to].join(' '), link);
          const arn = link.from === stage.arn ? link.to : link.from;
          const neighbour = known.has(arn)
            ? undefined
            : finder.identify(arn, stage);
          if (neighbour) {
            known.add(arn);
            neighbours.set(arn, neighbour);
            next.push(neighbour);
          }
        }
      } catch (error) {
        const why = error instanceof Error ? error.message : String(error);
        problems.push(new Error(`${stage.kind} ${stage.name}: ${why}`));
      }
    });
    frontier = next;
  }
  gone.forEach(arn => neighbours.delete(arn));
  return {
    links: [...links.values()].sort((a, b) =>
      `${a.from} ${a.to}` < `${b.from} ${b.to}` ? -1 : 1,
    ),
    neighbours,
    gone,
    problems,
  };
}

async function inParallel<T>(
  items: readonly T[],
  work: (item: T) => Promise<void>,
): Promise<void> {
  const rest = items.values();
  const worker = async () => {
    for (const item of rest) {
      await work(item);
    }
  };
  await Promise.all(Array.from({ length: CONCURRENCY }, worker));
}
