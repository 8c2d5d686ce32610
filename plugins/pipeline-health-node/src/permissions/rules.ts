import {
  createConditionExports,
  createPermissionRule,
} from '@backstage/plugin-permission-node';
import { z } from 'zod';
import { pipelineResourceRef } from './PipelineResource';

const some = (what: string) => z.array(z.string()).min(1).describe(what);

const isOwner = createPermissionRule({
  name: 'isOwner',
  description: 'Pipelines that are owned by any of these entities',
  resourceRef: pipelineResourceRef,
  paramsSchema: z.object({
    claims: some('Entity refs, such as what somebody owns things by'),
  }),
  apply: ({ owner }, { claims }) =>
    owner !== undefined && lowerCased(claims).includes(owner.toLowerCase()),
  toQuery: ({ claims }) => ({ owners: lowerCased(claims) }),
});

const hasStageKind = createPermissionRule({
  name: 'hasStageKind',
  description: 'Pipelines with a stage of any of these kinds',
  resourceRef: pipelineResourceRef,
  paramsSchema: z.object({ kinds: some('Such as sqs-queue') }),
  apply: ({ stages }, { kinds }) =>
    stages.some(({ kind }) => kinds.includes(kind)),
  toQuery: ({ kinds }) => ({ stageKinds: kinds }),
});

const inAccount = createPermissionRule({
  name: 'inAccount',
  description:
    'Pipelines with stages in these accounts only; not those without stages',
  resourceRef: pipelineResourceRef,
  paramsSchema: z.object({ accounts: some('Numbers of AWS accounts') }),
  apply: ({ stages }, { accounts }) =>
    stages.length > 0 &&
    stages.every(({ account }) => accounts.includes(account)),
  toQuery: ({ accounts }) => ({ accounts }),
});

const hasLabel = createPermissionRule({
  name: 'hasLabel',
  description: 'Pipelines whose entity has a label',
  resourceRef: pipelineResourceRef,
  paramsSchema: z.object({
    label: z.string().min(1).describe('Name of the label'),
    value: z
      .string()
      .optional()
      .describe('The value that it must have; without it any will do'),
  }),
  apply: ({ labels }, { label, value }) =>
    Object.hasOwn(labels, label) &&
    (value === undefined || labels[label] === value),
  toQuery: demand => demand,
});

/**
 * The rules by which a policy can tell pipelines apart.
 *
 * @public
 */
export const pipelineHealthPermissionRules = {
  isOwner,
  hasStageKind,
  inAccount,
  hasLabel,
};

const exported = createConditionExports({
  resourceRef: pipelineResourceRef,
  rules: pipelineHealthPermissionRules,
});

/**
 * Conditions for policies, one by each of {@link pipelineHealthPermissionRules}.
 *
 * @public
 */
export const pipelineHealthConditions = exported.conditions;

/**
 * The decision of a policy that a permission holds for some pipelines.
 *
 * @public
 */
export const createPipelineHealthConditionalDecision =
  exported.createConditionalDecision;

function lowerCased(refs: readonly string[]): string[] {
  return refs.map(ref => ref.toLowerCase());
}
