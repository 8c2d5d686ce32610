import { StageProblem } from '@pipeline-health/plugin-pipeline-health-common';
import { Check, StageKind } from '@pipeline-health/plugin-pipeline-health-node';
import { z } from 'zod';
import { AwsStageKind } from '../aws/AwsStageKind';

/** Neighbours of a stage that could not be asked for. */
export type UnknownNeighbours = {
  what: string;
  /** IAM actions that asking needs. */
  actions: string[];
  code: StageProblem['code'];
  message: string;
}[];

const inventorySchema = z.object({
  unknownNeighbours: z.array(
    z.object({
      what: z.string(),
      actions: z.array(z.string()),
      code: z.string().optional(),
      message: z.string(),
    }),
  ),
});

const check: Check = {
  id: 'unknown-neighbours',
  description:
    'Stages beside this one could not be asked for, so they may be missing from the pipeline.',
  run({ inventory }) {
    const parsed = inventorySchema.safeParse(inventory);
    if (!parsed.success || parsed.data.unknownNeighbours.length === 0) {
      return undefined;
    }
    const unknown = parsed.data.unknownNeighbours;
    const denied = unknown.filter(({ code }) => code === 'access-denied');
    const actions = [...new Set(denied.flatMap(each => each.actions))];
    return {
      severity: 'info',
      title: `Could not ask ${unknown.map(({ what }) => what).join(' and ')}`,
      evidence: { messages: unknown.map(({ message }) => message) },
      remedy:
        actions.length > 0
          ? `Allow ${actions.join(
              ' and ',
            )} to whoever reads this account, or name the missing stages in the annotation.`
          : 'We keep asking, and stages that are known from before stay. If it goes on, see the evidence.',
    };
  },
};

/** A kind whose neighbours another kind looks for tells when that was refused. */
export function tellUnknownNeighbours(
  { kind }: AwsStageKind,
  kinds: readonly AwsStageKind[],
): StageKind {
  return kinds.some(({ neighbours }) => neighbours?.of.includes(kind.kind))
    ? { ...kind, checks: [...kind.checks, check] }
    : kind;
}
