import { parseEntityRef, stringifyEntityRef } from '@backstage/catalog-model';
import {
  Shard,
  StageRef,
  StageRefusal,
} from '@pipeline-health/plugin-pipeline-health-node';
import limiter from 'p-limit';
import { AwsAccess } from '../aws/access';
import { TtlCache } from '../aws/clients';
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
    const who = owner ?? 'a pipeline without an owner';
    const tags = [...new Set(rules.flatMap(({ ownerTag }) => ownerTag ?? []))];
    if (tags.length === 0) {
      return {
        stage: stage.arn,
        reason: `no rule of pipelineHealth.aws.allow lets ${who} watch it`,
      };
    }
    try {
      const values = await this.tagsOf(stage);
      const isNamed = tags.some(tag => names(values[tag], owner));
      return isNamed
        ? undefined
        : {
            stage: stage.arn,
            reason: `its tag ${tags.join(' or ')} does not name ${who}`,
          };
    } catch (error) {
      return {
        stage: stage.arn,
        reason: `its tag ${tags.join(' or ')} could not be read: ${
          error instanceof Error ? error.message : error
        }`,
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
