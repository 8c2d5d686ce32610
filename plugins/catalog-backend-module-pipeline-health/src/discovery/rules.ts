import { TaggedStage } from '@pipeline-health/plugin-pipeline-health-node';

const STACK_TAG = 'aws:cloudformation:stack-name';

/** Which resources belong to pipelines, and what puts them together. */
export type Rule =
  /** Without a value, the resources of a value are a pipeline; with one, what configuration links is. */
  | { tag: string; value?: string }
  /** The resources of a CloudFormation stack are a pipeline. */
  | { stack: RegExp }
  /** What the group `pipeline` has in common is a pipeline; without one, what configuration links is. */
  | { name: RegExp };

/** A resource that belongs to a pipeline. */
export interface Selected {
  stage: TaggedStage;
  /** What its pipeline is called; undefined where configuration decides. */
  pipeline?: string;
}

/** The resources that rules choose, by ARN; of several rules the first counts. */
export function select(
  stages: readonly TaggedStage[],
  rules: readonly Rule[],
): Map<string, Selected> {
  const selected = new Map<string, Selected>();
  for (const stage of stages) {
    for (const rule of rules) {
      const chosen = choose(stage, rule);
      if (chosen) {
        selected.set(stage.arn, { stage, ...chosen });
        break;
      }
    }
  }
  return selected;
}

/** Whether rules go by what resources without tags have, too. */
export function goesByName(rules: readonly Rule[]): boolean {
  return rules.some(rule => 'name' in rule);
}

function choose(
  { name, tags }: TaggedStage,
  rule: Rule,
): Pick<Selected, 'pipeline'> | undefined {
  if ('tag' in rule) {
    const value = tags[rule.tag]?.trim();
    if (rule.value !== undefined) {
      return value === rule.value ? {} : undefined;
    }
    return value ? { pipeline: value } : undefined;
  }
  if ('stack' in rule) {
    const stack = tags[STACK_TAG];
    return stack && rule.stack.test(stack) ? { pipeline: stack } : undefined;
  }
  const match = rule.name.exec(name);
  return match ? { pipeline: match.groups?.pipeline || undefined } : undefined;
}
