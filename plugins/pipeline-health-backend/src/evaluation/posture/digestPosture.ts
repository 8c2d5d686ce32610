import {
  Finding,
  PostureDigest,
  Stage,
  ToldAdvice,
  ToldAdviceList,
} from '@pipeline-health/plugin-pipeline-health-common';
import { foundBefore } from '../foundBefore';
import { Rules } from '../rules';
import { postureOf } from './postureOf';

/** How much advice of a list is told whole. */
const FIRST = 10;

/** A pipeline of an owner, as far as its posture goes. */
export interface OwnedPipeline {
  entityRef: string;
  title: string;
  stages: Pick<Stage, 'arn' | 'kind' | 'inventory'>[];
  /** Those of the last assessment, and what is remembered of stages that it could not judge. */
  findings: Finding[];
}

/** What was known of an owner's posture when it was looked at for a digest. */
export interface KnownPosture {
  score: number;
  open: ToldAdvice[];
}

/** What there is to tell of a posture. */
export type PostureChange = Omit<
  PostureDigest,
  'version' | 'recipient' | 'at' | 'since'
>;

/** A stage, one of its pipelines, and what its checks found. */
interface Watched {
  stage: OwnedPipeline['stages'][number];
  pipeline: ToldAdvice['pipeline'];
  found: ReadonlyMap<string, Finding>;
}

/**
 * The posture of all pipelines of an owner, and what there is to tell of it:
 * nothing while no advice appeared or was followed. Advice on a stage of which
 * something could not be asked is open until it is seen that it was followed;
 * advice on a stage that is not watched any more is neither.
 *
 * @param before - absent the first time
 */
export function digestPosture(
  pipelines: readonly OwnedPipeline[],
  before: KnownPosture | undefined,
  { kinds, linkTo }: Pick<Rules, 'kinds'> & { linkTo: LinkTo },
): { known?: KnownPosture; change?: PostureChange } {
  const watched = watchedIn(pipelines);
  const adviceBefore = (before?.open ?? []).filter(it => watched.has(it.stage));
  const found = [...watched.values()].flatMap(it => [...it.found.values()]);
  const kept = adviceBefore.filter(advice => isUnsure(advice, watched));
  const posture = postureOf(
    [...watched.values()].map(({ stage }) => stage),
    [...found, ...kept.map(asFinding)],
    { kinds },
  );
  if (!posture) {
    return {};
  }
  const keptByName = new Map(kept.map(advice => [nameOf(advice), advice]));
  const open = posture.raise
    .map(({ stage, finding: findingId }) => {
      const one = watched.get(stage);
      const finding = one?.found.get(findingId);
      return {
        isWarning: finding?.severity === 'warning',
        advice:
          one && finding && finding.severity !== 'unknown'
            ? adviceOf(finding, one.pipeline, linkTo)
            : keptByName.get(nameOf({ stage, findingId })),
      };
    })
    .sort((a, b) => Number(b.isWarning) - Number(a.isWarning))
    .flatMap(({ advice }) => advice ?? []);
  const appeared = without(open, adviceBefore);
  const followed = without(adviceBefore, open);
  const { score } = posture;
  return {
    known: { score, open },
    ...(appeared.length + followed.length > 0 && {
      change: {
        score,
        ...(before && { previousScore: before.score }),
        appeared: listOf(appeared),
        followed: listOf(followed),
        open: listOf(open),
      },
    }),
  };
}

/** Where a stage of a pipeline is shown. */
export type LinkTo = (entityRef: string, stage: string) => string;

function watchedIn(
  pipelines: readonly OwnedPipeline[],
): ReadonlyMap<string, Watched> {
  const watched = new Map<string, Watched>();
  for (const { entityRef, title, stages, findings } of pipelines) {
    const found = foundBefore(findings);
    for (const stage of stages.filter(({ arn }) => !watched.has(arn))) {
      watched.set(stage.arn, {
        stage,
        pipeline: { entityRef, title },
        found: found.get(stage.arn) ?? new Map(),
      });
    }
  }
  return watched;
}

/** Whether advice is not found now although it may still hold. */
function isUnsure(
  { stage, findingId }: ToldAdvice,
  watched: ReadonlyMap<string, Watched>,
): boolean {
  const found = watched.get(stage)?.found ?? new Map<string, Finding>();
  const now = found.get(findingId);
  const isFound = now !== undefined && now.severity !== 'unknown';
  return (
    !isFound &&
    [...found.values()].some(
      ({ id, severity }) =>
        severity === 'unknown' || id.endsWith('/could-not-ask'),
    )
  );
}

function asFinding({ stage, findingId }: ToldAdvice) {
  return {
    stage,
    id: findingId,
    claim: 'posture' as const,
    severity: 'info' as const,
  };
}

function adviceOf(
  { stage, id, title, remedy, message }: Finding,
  pipeline: ToldAdvice['pipeline'],
  linkTo: LinkTo,
): ToldAdvice {
  const link = linkTo(pipeline.entityRef, stage);
  return { pipeline, stage, findingId: id, title, remedy, message, link };
}

function without(
  advice: readonly ToldAdvice[],
  others: readonly ToldAdvice[],
): ToldAdvice[] {
  const names = new Set(others.map(nameOf));
  return advice.filter(it => !names.has(nameOf(it)));
}

function nameOf({
  stage,
  findingId,
}: Pick<ToldAdvice, 'stage' | 'findingId'>): string {
  return `${stage} ${findingId}`;
}

function listOf(advice: readonly ToldAdvice[]): ToldAdviceList {
  return { count: advice.length, first: advice.slice(0, FIRST) };
}
