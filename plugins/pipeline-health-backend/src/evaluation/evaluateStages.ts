import {
  Finding,
  Link,
  Reading,
  SummaryReadings,
} from '@pipeline-health/plugin-pipeline-health-common';
import {
  CheckContext,
  metricFacts,
  Neighbour,
  StageFacts,
  StageKind,
  Tier,
  UndatedFinding,
} from '@pipeline-health/plugin-pipeline-health-node';
import { foundBefore } from './foundBefore';
import { deriveReadings, judgeStage } from './judgeStage';
import { StageLoss } from './lossTimes';
import { CollectedStage, PipelineFacts } from './PipelineFacts';
import { Rules } from './rules';
import { knowStage, StageKnowledge } from './stageKnowledge';
import { notUnderstood, unknownKind } from './unknownFindings';
import { say } from './UnsaidFinding';

/** A stage with everything that is found on it, apart from its neighbours' faults. */
export interface EvaluatedStage {
  collected: CollectedStage;
  kind?: StageKind;
  /** What its checks saw; absent when its facts may not be believed. */
  context?: CheckContext;
  findings: UndatedFinding[];
  readings: { [metric: string]: Reading };
  summary: SummaryReadings;
  loss?: StageLoss;
  lookback: { [metric: string]: number };
  tier: Tier;
  /** Epoch milliseconds; absent when there are no facts to get old. */
  freshUntil?: number;
}

/** Judges every stage by its own facts and those of its neighbours. */
export function evaluateStages(
  facts: PipelineFacts,
  rules: Rules,
  now: number,
): EvaluatedStage[] {
  const known = knowStages(facts, rules, now);
  const kinds = new Map(known.map(it => [it.collected.stage.arn, it.kind]));
  const unread = new Set(
    known.flatMap(it => (isUnread(it.collected) ? it.collected.stage.arn : [])),
  );
  const restsOnUnread = (arn: string) =>
    unread.has(arn) ||
    facts.links.some(
      ({ from, to, relation }) =>
        to === arn &&
        unread.has(from) &&
        [from, to].some(end =>
          kinds.get(end)?.failureRelations?.includes(relation),
        ),
    );
  return known.map(({ collected, kind, knowledge, context }) => {
    const stage = evaluateStage(collected, kind, knowledge, context, rules);
    // It would tell the worst that there can be, and better as soon as somebody asked.
    return restsOnUnread(collected.stage.arn)
      ? { ...stage, loss: undefined }
      : stage;
  });
}

/** Whether nobody has asked for a stage yet, or for its metrics: who could not ask knows at least that. */
function isUnread({ problem, describedAt, series }: CollectedStage): boolean {
  return (
    problem === undefined &&
    (describedAt === undefined ||
      (series.length > 0 &&
        series.every(it => it.askedUntil === undefined && !it.problem)))
  );
}

/** What may be believed of every stage; of some that is not more than their names. */
export function believedFacts(
  facts: PipelineFacts,
  rules: Rules,
  now: number,
): StageFacts[] {
  return knowStages(facts, rules, now).map(
    ({ collected, context }) => context ?? unknownFacts(collected),
  );
}

function knowStages(
  { stages, links, previousFindings, acknowledged }: PipelineFacts,
  rules: Rules,
  now: number,
) {
  const known = stages.map(collected => {
    const kind = rules.kinds.get(collected.stage.kind);
    return { collected, kind, knowledge: know(collected, kind, now) };
  });
  const before = foundBefore(previousFindings);
  const contextOf = (facts: StageFacts, factsOf: Map<string, StageFacts>) => ({
    ...facts,
    neighbours: neighboursOf(facts.stage.arn, links, factsOf),
    thresholds: rules.thresholds.get(facts.stage.kind) ?? {},
    previous: byCheck(before.get(facts.stage.arn)?.values()),
    acknowledgedAt: Object.fromEntries(
      Object.entries(
        byCheck(acknowledged.filter(it => it.stage === facts.stage.arn)),
      ).map(([id, { at }]) => [id, at]),
    ),
    now,
  });

  const believed = new Map(
    known.map(({ collected, knowledge }) => [
      collected.stage.arn,
      knowledge.facts ?? unknownFacts(collected),
    ]),
  );
  const completed = new Map(believed);
  for (const { kind, knowledge } of known) {
    if (kind && knowledge.facts) {
      const readings = deriveReadings(
        kind,
        contextOf(knowledge.facts, believed),
      );
      completed.set(knowledge.facts.stage.arn, {
        ...knowledge.facts,
        readings,
      });
    }
  }
  return known.map(each => {
    const facts = completed.get(each.collected.stage.arn);
    const context =
      each.knowledge.facts && facts ? contextOf(facts, completed) : undefined;
    return { ...each, context };
  });
}

function evaluateStage(
  collected: CollectedStage,
  kind: StageKind | undefined,
  knowledge: StageKnowledge,
  context: CheckContext | undefined,
  rules: Rules,
): EvaluatedStage {
  const unknown = knowledge.findings.map(it => say(it, rules.render));
  const rest = { collected, kind, freshUntil: knowledge.freshUntil };
  const readings = lastReadings(collected);
  if (!kind || !context) {
    return {
      ...rest,
      findings: unknown,
      readings,
      summary: {},
      lookback: {},
      tier: 'warm',
    };
  }
  const judgement = judgeStage(kind, context, rules);
  const burns = judgement.findings.some(it => it.severity === 'critical');
  return {
    ...rest,
    ...judgement,
    context,
    findings: [...unknown, ...judgement.findings],
    readings: { ...readings, ...context.readings },
    tier: burns ? 'hot' : judgement.tier,
  };
}

/** What is shown of a stage, each value with its time, whether or not it may be judged by. */
function lastReadings({ series }: CollectedStage) {
  return metricFacts(series, {}, [], 0).readings;
}

function know(
  collected: CollectedStage,
  kind: StageKind | undefined,
  now: number,
): StageKnowledge {
  const { stage } = collected;
  if (!kind) {
    return { findings: [unknownKind(stage)] };
  }
  try {
    return knowStage(collected, kind, now);
  } catch (error) {
    return { findings: [notUnderstood(stage, error)] };
  }
}

/** What checks of neighbours see of a stage whose facts may not be believed. */
function unknownFacts({ stage, problem }: CollectedStage): StageFacts {
  return {
    stage,
    problem,
    readings: {},
    samples: {},
    coverage: {},
    runs: [],
  };
}

/** What is told of the findings of one stage, by the ids of their checks; the last one counts. */
function byCheck<T extends Pick<Finding, 'id'>>(
  told: Iterable<T> = [],
): { [checkId: string]: T } {
  return Object.fromEntries(
    [...told].map(each => [each.id.slice(each.id.indexOf('/') + 1), each]),
  );
}

function neighboursOf(
  arn: string,
  links: Link[],
  factsOf: Map<string, StageFacts>,
): Neighbour[] {
  return links.flatMap(({ from, to, relation }): Neighbour[] => {
    const isSource = from === arn;
    const facts = factsOf.get(isSource ? to : from);
    if (from === to || !facts || !(isSource || to === arn)) {
      return [];
    }
    return [
      { direction: isSource ? 'downstream' : 'upstream', relation, facts },
    ];
  });
}
