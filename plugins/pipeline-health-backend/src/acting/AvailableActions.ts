import { AvailableAction } from '@pipeline-health/plugin-pipeline-health-common';
import {
  ActionContext,
  StageAction,
} from '@pipeline-health/plugin-pipeline-health-node';
import { JsonObject } from '@backstage/types';
import { z } from 'zod';
import { PipelineAuthorizer } from '../authorization';
import { RunningTask, Stores } from '../database';
import { ActionCaller, nameOf } from './ActionCaller';
import { ActedPipeline } from './ActionContexts';
import { ConfiguredActions, familyOf } from './ConfiguredActions';
import { hindrancesOf } from './hindrances';
import { TooOften } from './TooOften';

/** For how long it is told that the role was refused: then it may have been given what it lacked. */
const REFUSAL_FOR = 10 * 60_000;

/** Knows what can be done to which stage of a pipeline, and why not if it cannot. */
export class AvailableActions {
  private readonly tooOften: TooOften;

  constructor(
    private readonly options: {
      stores: Pick<Stores, 'actionTasks'>;
      actions: ConfiguredActions;
      authorizer: PipelineAuthorizer;
      /** Epoch milliseconds. */
      clock: () => number;
    },
  ) {
    this.tooOften = new TooOften(options);
  }

  async list(
    pipeline: ActedPipeline,
    caller: ActionCaller,
  ): Promise<AvailableAction[]> {
    const { stores, actions, authorizer, clock } = this.options;
    const by = nameOf(caller);
    const offered = pipeline.targets.flatMap(stage =>
      actions
        .ofKind(stage.kind)
        .map(configured => ({ configured, stage, ...configured })),
    );
    const [permissions, running, refused, often] = await Promise.all([
      authorizer.permissionsOf(caller.credentials, pipeline.entityRef),
      this.runningOn(
        offered.map(({ stage }) => stage.arn),
        offered.map(({ action }) => action),
      ),
      stores.actionTasks.refusedSince(clock() - REFUSAL_FOR),
      Promise.all(
        offered.map(({ action, stage }) =>
          this.tooOften.hindrance(action, stage.arn, by),
        ),
      ),
    ]);
    return offered.map(({ configured, action, settings, stage }, index) => {
      const context = pipeline.contextOf(stage, settings, AbortSignal.abort());
      return {
        action: action.id,
        title: action.title,
        description: action.description,
        stage: stage.arn,
        permission: action.permission.name,
        destructive: action.destructive,
        cancellable: action.cancel !== undefined,
        inputSchema: schemaOf(action, context),
        hindrances: hindrancesOf({
          configured,
          isPermitted: permissions.items.some(
            ({ permission, allowed }) =>
              allowed && permission === action.permission.name,
          ),
          context,
          running: running.get(familyOf(action))?.get(stage.arn),
          refused,
          tooOften: often[index],
        }),
      };
    });
  }

  /** By family and ARN. */
  private async runningOn(
    arns: readonly string[],
    actions: readonly StageAction[],
  ): Promise<Map<string, Map<string, RunningTask>>> {
    const { actionTasks } = this.options.stores;
    const families = [...new Set(actions.map(familyOf))];
    const running = await Promise.all(
      families.map(family => actionTasks.running([...new Set(arns)], family)),
    );
    return new Map(families.map((family, index) => [family, running[index]]));
  }
}

function schemaOf(action: StageAction, context: ActionContext): JsonObject {
  const { $schema, ...schema } = z.toJSONSchema(
    action.stageSchema?.(context) ?? action.inputSchema,
    { io: 'input' },
  );
  return JSON.parse(JSON.stringify(schema));
}
