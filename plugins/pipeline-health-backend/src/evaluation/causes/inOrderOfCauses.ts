import { Finding } from '@pipeline-health/plugin-pipeline-health-common';
import { nameOf, rankOf, Trouble } from './Trouble';

/** A cause with all that follows from it. */
interface Group {
  members: Trouble[];
  /** Of the most urgent of them. */
  rank: number;
  /** Seconds until the first of their stages loses data. */
  loss: number;
}

/** What is told first stays so until another one loses data this many times sooner. */
const MUCH_SOONER = 2;
/** What loses data later than in so many seconds is no reason to look elsewhere. */
const SOON_SECONDS = 12 * 3_600;

/**
 * What to look at first, first: causes by the worst of what follows from them,
 * then by time to loss, each with its consequences right below it. Otherwise
 * the given order holds: upstream first, then by checks.
 *
 * @param toldFirst - what was told first when the pipeline was last assessed
 */
export function inOrderOfCauses(
  troubles: readonly Trouble[],
  causes: ReadonlyMap<Trouble, Trouble>,
  lossOf: (stage: string) => number | undefined,
  toldFirst: Finding | undefined,
): Trouble[] {
  const groups = troubles
    .filter(trouble => !causes.has(trouble))
    .map(cause =>
      groupOf(
        cause,
        troubles.filter(it => causes.get(it) === cause),
        lossOf,
      ),
    )
    .sort((a, b) => a.rank - b.rank || compare(a.loss, b.loss));
  return keepFirst(groups, toldFirst).flatMap(({ members }) => members);
}

function groupOf(
  cause: Trouble,
  consequences: readonly Trouble[],
  lossOf: (stage: string) => number | undefined,
): Group {
  const members = [
    cause,
    ...[...consequences].sort(
      (a, b) => rankOf(a.finding.severity) - rankOf(b.finding.severity),
    ),
  ];
  const losses = members
    .filter(({ finding }) => finding.claim !== 'posture')
    .flatMap(({ finding }) => lossOf(finding.stage) ?? []);
  return {
    members,
    rank: Math.min(...members.map(it => rankOf(it.finding.severity))),
    loss: Math.min(Infinity, ...losses),
  };
}

/** Clocks that run side by side overtake each other by seconds: the first stays first meanwhile. */
function keepFirst(groups: Group[], toldFirst: Finding | undefined): Group[] {
  const [first] = groups;
  const before = groups.find(({ members }) =>
    members.some(it => toldFirst && nameOf(it.finding) === nameOf(toldFirst)),
  );
  return before &&
    before.rank === first.rank &&
    (first.loss > SOON_SECONDS || before.loss <= MUCH_SOONER * first.loss)
    ? [before, ...groups.filter(it => it !== before)]
    : groups;
}

function compare(left: number, right: number): number {
  return left === right ? 0 : left - right;
}
