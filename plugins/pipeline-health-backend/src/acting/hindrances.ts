import {
  ActionHindrance,
  PipelinePermission,
} from '@pipeline-health/plugin-pipeline-health-common';
import {
  ActionContext,
  Said,
  StageRef,
} from '@pipeline-health/plugin-pipeline-health-node';
import { RefusedTask, RunningTask } from '../database';
import { ConfiguredAction } from './ConfiguredActions';
import { say } from './say';

/** What decides whether an action can be done to a stage. */
export interface Circumstances {
  configured: ConfiguredAction;
  isPermitted: boolean;
  context: ActionContext;
  /** What is running of its family on the stage. */
  running?: RunningTask;
  /** What the role was refused not long ago. */
  refused: readonly RefusedTask[];
  /** Why the caller may not have it done again yet. */
  tooOften?: ActionHindrance;
}

/** Why an action cannot be done to a stage, as a person is told; nothing when it can. */
export function hindrancesOf({
  configured,
  isPermitted,
  context,
  running,
  refused,
  tooOften,
}: Circumstances): ActionHindrance[] {
  const { action, isEnabled } = configured;
  const refusal = refused.find(
    task => task.action === action.id && isAlike(task.stage, context.stage),
  );
  return [
    ...(isEnabled ? [] : [notEnabled(action.id)]),
    ...(isPermitted
      ? []
      : [notPermitted(action.permission, context.pipeline.entityRef)]),
    ...notApplicable(configured, context),
    ...(running ? [isRunning(running, context.pipeline.entityRef)] : []),
    ...(refusal ? [lacks(refusal)] : []),
    ...(tooOften ? [tooOften] : []),
  ];
}

/** What the switch of an action says. */
export function notEnabled(id: string): ActionHindrance {
  return {
    code: 'not-enabled',
    ...say('not-enabled', { action: id }),
  };
}

/** Why the stage is none to which it can be done now. */
export function notApplicable(
  { action }: ConfiguredAction,
  context: ActionContext,
): ActionHindrance[] {
  const why = context.inventory
    ? action.unavailable?.(context)
    : nothingKnown(context);
  if (why === undefined) {
    return [];
  }
  const told = typeof why === 'string' ? { message: why } : why;
  return [{ code: 'not-applicable', ...told }];
}

function nothingKnown({ stage: { name }, problem }: ActionContext): Said {
  return problem
    ? say('nothing-known', { name, message: problem }, 'because')
    : say('nothing-known', { name });
}

/** What is running; the task itself is named to those who see its pipeline. */
export function isRunning(
  { id, action, startedAt, entityRef }: RunningTask,
  seenFrom: string,
): ActionHindrance {
  return {
    code: 'running',
    ...say('running', {
      action,
      since: { value: Date.parse(startedAt), unit: 'time' },
    }),
    ...(entityRef === seenFrom && { task: id }),
  };
}

function notPermitted(
  { name }: PipelinePermission,
  entityRef: string,
): ActionHindrance {
  return {
    code: 'not-permitted',
    ...say('not-permitted', { permission: name, entityRef }),
    permission: name,
  };
}

function lacks({ missingPermission, stage }: RefusedTask): ActionHindrance {
  return {
    code: 'missing-iam-action',
    ...say('role-lacks', {
      permission: missingPermission,
      account: stage.account,
    }),
    missingPermission,
  };
}

function isAlike(a: StageRef, b: StageRef): boolean {
  return a.account === b.account && a.kind === b.kind;
}
