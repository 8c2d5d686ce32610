import { Claim } from '@pipeline-health/plugin-pipeline-health-common';
import { Explanation } from '@pipeline-health/plugin-pipeline-health-node';
import { endOf } from './endOf';
import { Flow } from './Flow';
import { nameOf, rankOf, Trouble } from './Trouble';

/** Onsets are as exact as what publishes them: a cause may seem to be this much younger. */
const TOLERANCE_MS = 15 * 60_000;

/** What explains more comes first. */
const CLAIMS: readonly Claim[] = [
  'own-fault',
  'refusal',
  'backlog',
  'starvation',
];

/** Where the causes of a claim lie: refusal and backlog push back up the flow, starvation goes down it. */
const EXPLAINED: { readonly [claim in Claim]: Explanation } = {
  'own-fault': {},
  refusal: { downstream: ['own-fault', 'refusal'] },
  backlog: { downstream: ['own-fault', 'refusal', 'backlog'] },
  starvation: { upstream: CLAIMS },
  posture: {},
};

/**
 * The first cause of every trouble that is the consequence of another one. What
 * explains it directly may be explained itself, and so on to what nothing
 * explains. `troubles` are in the direction of the flow.
 */
export function firstCauses(
  troubles: readonly Trouble[],
  flow: Flow,
): Map<Trouble, Trouble> {
  const places = new Map(troubles.map((trouble, place) => [trouble, place]));
  const placeOf = (trouble: Trouble) => places.get(trouble) ?? 0;
  const explained = new Map(
    troubles.map(trouble => [
      trouble,
      explanationOf(trouble, troubles, flow, placeOf),
    ]),
  );
  const causes = new Map<Trouble, Trouble>();
  for (const trouble of troubles) {
    const cause = endOf(trouble, it => explained.get(it), placeOf);
    if (cause !== trouble) {
      causes.set(trouble, cause);
    }
  }
  return causes;
}

/** The nearest trouble that explains another directly. */
function explanationOf(
  trouble: Trouble,
  troubles: readonly Trouble[],
  flow: Flow,
  placeOf: (trouble: Trouble) => number,
): Trouble | undefined {
  const { claim, severity, stage } = trouble.finding;
  const { upstream, downstream, via }: Explanation = {
    ...EXPLAINED[claim],
    ...trouble.check?.explainedBy,
  };
  if (severity === 'unknown' || !(upstream || downstream)) {
    return undefined;
  }
  const reach = claim === 'starvation' ? Infinity : 1;
  const above = flow.upstreamOf(stage, via);
  const takers = flow.takersOf(stage, via);
  const distanceTo = (cause: Trouble): number => {
    const { stage: at, claim: claimed } = cause.finding;
    // Of stages in a circle one that starves does not explain those before it.
    const isAhead = claimed !== claim || placeOf(cause) < placeOf(trouble);
    const up = (isAhead && upstream?.includes(claimed) && above.get(at)) || 0;
    const down = (downstream?.includes(claimed) && takers.get(at)) || 0;
    return Math.min(up > reach ? Infinity : up || Infinity, down || Infinity);
  };
  return troubles
    .filter(cause => cause !== trouble && mayExplain(cause, trouble))
    .map(cause => ({ cause, distance: distanceTo(cause) }))
    .filter(({ distance }) => distance < Infinity)
    .sort(
      (a, b) =>
        a.distance - b.distance ||
        CLAIMS.indexOf(a.cause.finding.claim) -
          CLAIMS.indexOf(b.cause.finding.claim) ||
        placeOf(a.cause) - placeOf(b.cause),
    )
    .at(0)?.cause;
}

/** Whether one trouble is bad enough and old enough to be the cause of another, wherever they are. */
function mayExplain(cause: Trouble, trouble: Trouble): boolean {
  const { severity, claim } = cause.finding;
  const explains = cause.check?.explains;
  if (severity === 'info' || severity === 'unknown' || explains === 'nothing') {
    return false;
  }
  const isBadEnough =
    explains === 'worse' ||
    claim !== 'own-fault' ||
    rankOf(severity) <= rankOf(trouble.finding.severity);
  // What was a consequence does not become a cause because onsets wobble.
  const wasConsequence =
    trouble.followedBefore !== undefined &&
    trouble.followedBefore === (cause.followedBefore ?? nameOf(cause.finding));
  const isOldEnough =
    wasConsequence ||
    cause.began.earliest <= trouble.began.latest + TOLERANCE_MS;
  return isBadEnough && isOldEnough;
}
