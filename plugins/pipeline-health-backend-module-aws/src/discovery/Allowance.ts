import { parseEntityRef, stringifyEntityRef } from '@backstage/catalog-model';
import { Say, saidBy } from '@pipeline-health/plugin-pipeline-health-common';
import {
  Shard,
  StageRef,
  StageRefusal,
} from '@pipeline-health/plugin-pipeline-health-node';
import limiter from 'p-limit';
import { AwsAccess } from '../aws/access';
import { sayProblem, TtlCache } from '../aws/clients';
import { AllowRule } from './allowRules';
import { readTagsOf } from './readTagsOf';

/** Resources whose tags are asked for at a time. */
const CONCURRENCY = 4;

/** How many seconds the tags of a resource are remembered. */
const TAGS_FOR = 15 * 60;

/** Whose pipelines may have which resources. */
export class Allowance {
  private readonly tags: TtlCache;
  private readonly limit = limiter(CONCURRENCY);

  constructor(
    private readonly options: {
      rules: readonly AllowRule[];
      accessOf: (shard: Shard) => AwsAccess;
      now: () => number;
    },
  ) {
    this.tags = new TtlCache(options.now);
  }

  /** Which of the stages a pipeline of this owner may not have. */
  async refusals(
    stages: readonly StageRef[],
    owner: string | undefined,
  ): Promise<StageRefusal[]> {
    const refusals = await Promise.all(
      stages.map(stage => this.limit(() => this.refusalOf(stage, owner))),
    );
    return refusals.flatMap(refusal => refusal ?? []);
  }

  private async refusalOf(
    stage: StageRef,
    owner: string | undefined,
  ): Promise<StageRefusal | undefined> {
    const rules = this.options.rules.filter(rule => fits(rule, stage, owner));
    if (rules.some(({ ownerTag }) => ownerTag === undefined)) {
      return undefined;
    }
    const who = owner ?? sayProblem('problem.nobody');
    const tags = [...new Set(rules.flatMap(({ ownerTag }) => ownerTag ?? []))];
    if (tags.length === 0) {
      return {
        stage: stage.arn,
        ...reasonOf('problem.no-rule', { who }),
      };
    }
    try {
      const values = await this.tagsOf(stage);
      const isNamed = tags.some(tag => names(values[tag], owner));
      return isNamed
        ? undefined
        : {
            stage: stage.arn,
            ...reasonOf('problem.other-tag', { tags: tags.join(', '), who }),
          };
    } catch (error) {
      return {
        stage: stage.arn,
        ...reasonOf('problem.tag-not-read', {
          tags: tags.join(', '),
          why: saidBy(error),
        }),
        uncertain: true,
      };
    }
  }

  private tagsOf(stage: StageRef): Promise<{ [tag: string]: string }> {
    return this.tags.remember(stage.arn, TAGS_FOR, () =>
      readTagsOf(stage.arn, this.options.accessOf(stage)),
    );
  }
}

function reasonOf(
  ...said: Parameters<Say>
): Pick<StageRefusal, 'reason' | 'sentence'> {
  const { message: reason, sentence } = sayProblem(...said);
  return { reason, sentence };
}

function fits(
  { owners, accounts, arns }: AllowRule,
  stage: StageRef,
  owner: string | undefined,
): boolean {
  return (
    (!owners || (owner !== undefined && owners.includes(owner))) &&
    (!accounts || accounts.includes(stage.account)) &&
    (!arns || arns.some(pattern => pattern.test(stage.arn)))
  );
}

/** Whether a tag names an owner, as `group:default/shop` or `shop`. */
function names(value: string | undefined, owner: string | undefined): boolean {
  if (!value || owner === undefined) {
    return false;
  }
  try {
    const ref = parseEntityRef(value.trim(), {
      defaultKind: 'group',
      defaultNamespace: 'default',
    });
    return stringifyEntityRef(ref) === owner;
  } catch {
    return false;
  }
}
