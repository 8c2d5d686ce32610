import { Link } from '@pipeline-health/plugin-pipeline-health-common';

/** Which links a look follows: those of some relations, or all that carry data. */
type Via = readonly string[] | undefined;

/** Which stages lie up and down the flow of each other, and how many links away. */
export class Flow {
  private readonly into = new Map<string, Link[]>();
  private readonly outOf = new Map<string, Link[]>();

  /**
   * @param isFailure - whether a link carries only what failed
   * @param isUnseen - whether of a stage something is not known, so that a
   *   look goes on behind it
   */
  constructor(
    links: readonly Link[],
    private readonly isFailure: (link: Link) => boolean,
    private readonly isUnseen: (arn: string) => boolean,
  ) {
    for (const link of links) {
      this.into.set(link.to, [...(this.into.get(link.to) ?? []), link]);
      this.outOf.set(link.from, [...(this.outOf.get(link.from) ?? []), link]);
    }
  }

  /** The stages whose data comes to a stage, at any distance. */
  upstreamOf(arn: string, via: Via): Map<string, number> {
    return distancesFrom(arn, this.sources(arn, via), it =>
      this.sources(it, undefined),
    );
  }

  /**
   * The stages that should take what waits on a stage: those to which its data
   * goes next, and those behind them where of the next something is not known;
   * and of what failed elsewhere, the stage where it failed and those to which it
   * should have gone from there.
   */
  takersOf(arn: string, via: Via): Map<string, number> {
    const failedAt = via
      ? []
      : (this.into.get(arn) ?? [])
          .filter(link => this.isFailure(link))
          .map(({ from }) => from);
    return distancesFrom(
      arn,
      [...this.targets(arn, via), ...failedAt],
      (it, distance) =>
        this.isUnseen(it) || (distance === 1 && failedAt.includes(it))
          ? this.targets(it, undefined)
          : [],
    );
  }

  private sources(arn: string, via: Via): string[] {
    return (this.into.get(arn) ?? [])
      .filter(link => this.follows(link, via))
      .map(({ from }) => from);
  }

  private targets(arn: string, via: Via): string[] {
    return (this.outOf.get(arn) ?? [])
      .filter(link => this.follows(link, via))
      .map(({ to }) => to);
  }

  private follows(link: Link, via: Via): boolean {
    return via ? via.includes(link.relation) : !this.isFailure(link);
  }
}

/** How many links away from a stage others are: the next ones, and those to which each leads on. */
function distancesFrom(
  arn: string,
  nearest: readonly string[],
  onFrom: (arn: string, distance: number) => readonly string[],
): Map<string, number> {
  const found = new Map<string, number>();
  let next = nearest;
  for (let distance = 1; next.length; distance++) {
    const fresh = new Set(next.filter(it => it !== arn && !found.has(it)));
    fresh.forEach(it => found.set(it, distance));
    next = [...fresh].flatMap(it => onFrom(it, distance));
  }
  return found;
}
