import {
  Link,
  Reading,
  SummaryReadings,
} from '@pipeline-health/plugin-pipeline-health-common';
import {
  CheckContext,
  Neighbour,
  StageFacts,
  StageKind,
  Tier,
} from '@pipeline-health/plugin-pipeline-health-node';
import { CheckedFinding, deriveReadings, judgeStage } from './judgeStage';
import { CollectedStage } from './PipelineFacts';
import { knowStage, StageKnowledge } from './stageKnowledge';
import { notUnderstood, unknownKind } from './stageProblemFinding';
import { ConfiguredThresholds } from './thresholds';

/** A stage with everything that is found on it, apart from its neighbours' faults. */
export interface EvaluatedStage {
  collected: CollectedStage;
  kind?: StageKind;
  findings: CheckedFinding[];
  readings: { [metric: string]: Reading };
  summary: SummaryReadings;
  secondsToLoss?: number;
  lookback: { [metric: string]: number };
  tier: Tier;
  /** Epoch milliseconds; absent when there are no facts to get old. */
  freshUntil?: number;
}

/** Judges every stage by its own facts and those of its neighbours. */
export function evaluateStages(
  stages: CollectedStage[],
  links: Link[],
  kinds: ReadonlyMap<string, StageKind>,
  thresholds: ConfiguredThresholds,
  now: number,
): EvaluatedStage[] {
  const known = stages.map(collected => {
    const kind = kinds.get(collected.stage.kind);
    return { collected, kind, knowledge: know(collected, kind, now) };
  });
  const contextOf = (facts: StageFacts, factsOf: Map<string, StageFacts>) => ({
    ...facts,
    neighbours: neighboursOf(facts.stage.arn, links, factsOf),
    thresholds: thresholds.get(facts.stage.kind) ?? {},
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
  return known.map(({ collected, kind, knowledge }) => {
    const facts = completed.get(collected.stage.arn);
    const context =
      knowledge.facts && facts ? contextOf(facts, completed) : undefined;
    return evaluateStage(collected, kind, knowledge, context);
  });
}

function evaluateStage(
  collected: CollectedStage,
  kind: StageKind | undefined,
  knowledge: StageKnowledge,
  context: CheckContext | undefined,
): EvaluatedStage {
  const unknown = knowledge.findings.map(finding => ({
    ...finding,
    starvation: false,
  }));
  const rest = { collected, kind, freshUntil: knowledge.freshUntil };
  if (!kind || !context) {
    return {
      ...rest,
      findings: unknown,
      readings: collected.readings,
      summary: {},
      lookback: {},
      tier: 'warm',
    };
  }
  const judgement = judgeStage(kind, context);
  const burns = judgement.findings.some(it => it.severity === 'critical');
  return {
    ...rest,
    ...judgement,
    findings: [...unknown, ...judgement.findings],
    readings: { ...collected.readings, ...context.readings },
    tier: burns ? 'hot' : judgement.tier,
  };
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
  return { stage, problem, readings: {}, samples: {}, runs: [] };
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
