import {
  Finding,
  healthOfSeverity,
  Link,
  worstHealth,
} from '@pipeline-health/plugin-pipeline-health-common';
import { EvaluatedStage } from '../evaluateStages';
import { PipelineFacts } from '../PipelineFacts';
import { firstCauses } from './firstCauses';
import { Flow } from './Flow';
import { inOrderOfCauses } from './inOrderOfCauses';
import { troublesOf } from './troublesOf';

/**
 * What was found, as one finding for each trouble, each with its first cause
 * and in the order to look at; and of the stages whose health is a mere
 * consequence the stage of its cause.
 *
 * @param stages - in the direction of the flow
 * @param found - what each check found, in the order of the checks
 */
export function explain(
  stages: readonly EvaluatedStage[],
  found: readonly Finding[],
  {
    links,
    previousFindings,
  }: Pick<PipelineFacts, 'links' | 'previousFindings'>,
): { findings: Finding[]; consequences: ReadonlyMap<string, string> } {
  const byArn = new Map(stages.map(it => [it.collected.stage.arn, it]));
  const places = new Set([...byArn.keys(), ...found.map(it => it.stage)]);
  const troubles = [...places].flatMap(place =>
    troublesOf(
      byArn.get(place) ?? {},
      found.filter(it => it.stage === place),
      previousFindings,
    ),
  );
  const unseen = new Set(
    found.filter(it => it.severity === 'unknown').map(it => it.stage),
  );
  const causes = firstCauses(troubles, flowOf(links, byArn, unseen));
  const findings = inOrderOfCauses(
    troubles,
    causes,
    stage => byArn.get(stage)?.loss?.seconds,
    previousFindings.find(it => it.severity !== 'info'),
  ).map((trouble): Finding => {
    const { finding } = trouble;
    const cause = causes.get(trouble)?.finding;
    return cause
      ? { ...finding, followsFrom: { stage: cause.stage, id: cause.id } }
      : finding;
  });
  return { findings, consequences: consequencesOf(findings) };
}

/** Which links carry only what failed, the kinds at their ends know. */
function flowOf(
  links: readonly Link[],
  stages: ReadonlyMap<string, EvaluatedStage>,
  unseen: ReadonlySet<string>,
): Flow {
  return new Flow(
    links,
    ({ from, to, relation }) =>
      [from, to].some(arn =>
        stages.get(arn)?.kind?.failureRelations?.includes(relation),
      ),
    arn => unseen.has(arn),
  );
}

/** The stages whose worst findings all follow from other stages, and from which first. */
function consequencesOf(findings: readonly Finding[]): Map<string, string> {
  const consequences = new Map<string, string>();
  for (const stage of new Set(findings.map(it => it.stage))) {
    const own = findings
      .filter(it => it.stage === stage)
      .map(it => ({ ...it, health: healthOfSeverity(it.severity) }));
    const health = worstHealth(own.map(it => it.health));
    const causes = own
      .filter(it => it.health === health)
      .map(it => it.followsFrom?.stage ?? stage);
    if (health !== 'healthy' && !causes.includes(stage)) {
      consequences.set(stage, causes[0]);
    }
  }
  return consequences;
}
