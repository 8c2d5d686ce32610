import { InputError } from '@backstage/errors';
import { StageAction } from '@pipeline-health/plugin-pipeline-health-node';
import { JsonObject } from '@backstage/types';
import { ActionSwitch } from '../config';

const ROOT = 'pipelineHealth.actions';

/** An action, and what is configured of it. */
export interface ConfiguredAction {
  action: StageAction;
  isEnabled: boolean;
  settings: JsonObject;
}

/** What can be done at all, and what of it is switched on. */
export class ConfiguredActions {
  private constructor(private readonly actions: readonly ConfiguredAction[]) {}

  /** Throws an error that names the first wrong key of the configuration. */
  static read(
    switches: { [id: string]: ActionSwitch },
    actions: readonly StageAction[],
  ): ConfiguredActions {
    const unknown = Object.keys(switches).find(
      id => !actions.some(action => action.id === id),
    );
    if (unknown !== undefined) {
      throw new InputError(
        `${ROOT}.${unknown}: there is no such action; expected one of ${
          [...new Set(actions.map(({ id }) => id))].join(', ') || 'none'
        }`,
      );
    }
    return new ConfiguredActions(
      actions.map(action => ({
        action,
        isEnabled: switches[action.id]?.enabled ?? false,
        settings: settingsOf(action, switches[action.id]?.settings ?? {}),
      })),
    );
  }

  /** What is switched on. */
  get enabled(): readonly ConfiguredAction[] {
    return this.actions.filter(({ isEnabled }) => isEnabled);
  }

  /** What can be done to stages of a kind. */
  ofKind(kind: string): ConfiguredAction[] {
    return this.actions.filter(({ action }) =>
      action.stageKinds.includes(kind),
    );
  }

  /** Whether all who see a pipeline may see what an action came to; of what is unknown not. */
  isOpen(id: string): boolean {
    const actions = this.actions.filter(({ action }) => action.id === id);
    return (
      actions.length > 0 && !actions.some(({ action }) => action.confidential)
    );
  }

  /** Whether who holds these permissions may do an action. */
  isFor(id: string, held: readonly { permission: string }[]): boolean {
    return this.actions.some(
      ({ action }) =>
        action.id === id &&
        held.some(({ permission }) => permission === action.permission.name),
    );
  }

  find(id: string, kind: string): ConfiguredAction | undefined {
    return this.ofKind(kind).find(({ action }) => action.id === id);
  }
}

/** Of actions of one family only one is done to a stage at a time. */
export function familyOf({ id, family }: StageAction): string {
  return family ?? id;
}

function settingsOf(action: StageAction, raw: JsonObject): JsonObject {
  const key = `${ROOT}.${action.id}`;
  const [first] = Object.keys(raw);
  if (!action.settingsSchema) {
    if (first !== undefined) {
      throw new InputError(`${key}.${first}: unknown key`);
    }
    return {};
  }
  const result = action.settingsSchema.safeParse(raw);
  if (!result.success) {
    const [issue] = result.error.issues;
    throw new InputError(
      `${[key, ...issue.path.map(String)].join('.')}: ${issue.message}`,
    );
  }
  return result.data;
}
