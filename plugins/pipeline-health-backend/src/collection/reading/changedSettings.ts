import { JsonObject, JsonValue } from '@backstage/types';
import {
  Asked,
  StageKind,
  StageRef,
} from '@pipeline-health/plugin-pipeline-health-node';
import { SettingChange } from '../../database';

/** Clocks of others may differ from ours by so much. */
const TOLERANCE_MS = 60_000;

/** What somebody set differently on a stage between two descriptions. What could not be asked for once is not known to differ. */
export function changedSettings(
  stage: StageRef,
  kind: StageKind,
  before: { inventory: JsonObject; at: number },
  inventory: JsonObject,
  now: number,
): SettingChange[] {
  const at = changedAt(kind, before.at, inventory, now);
  const was = settingsIn(kind, before.inventory);
  const is = settingsIn(kind, inventory);
  return [...new Set([...was.keys(), ...is.keys()])].flatMap(setting => {
    const isKnown = (settings: ReadonlyMap<string, JsonValue | undefined>) =>
      settings.has(setting) || !kind.settings?.includes(setting);
    const [old, next] = [was.get(setting), is.get(setting)];
    if (!isKnown(was) || !isKnown(is) || textOf(old) === textOf(next)) {
      return [];
    }
    return [
      {
        stage: stage.arn,
        at,
        setting,
        title: kind.inventory[setting]?.title ?? setting,
        ...(old !== undefined && { before: old }),
        ...(next !== undefined && { after: next }),
      },
    ];
  });
}

/** By key and name of part, without what could not be asked for. */
function settingsIn(
  kind: StageKind,
  inventory: JsonObject,
): Map<string, JsonValue | undefined> {
  const settings = new Map<string, JsonValue | undefined>();
  for (const key of kind.settings ?? []) {
    const value = inventory[key];
    const asked: Partial<Asked<JsonValue>> = isObject(value) ? value : {};
    if ('answer' in asked) {
      settings.set(key, asked.answer);
    } else if (!('problem' in asked)) {
      settings.set(key, value);
    }
  }
  for (const [name, value] of Object.entries(
    kind.settingsOfParts?.(inventory) ?? {},
  )) {
    settings.set(name, value);
  }
  return settings;
}

function isObject(value: JsonValue | undefined): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Objects are alike whatever the order of their keys. */
function textOf(value: JsonValue | undefined): string | undefined {
  return JSON.stringify(value, (_key, each) =>
    isObject(each)
      ? Object.fromEntries(
          Object.entries(each).sort(([a], [b]) => (a < b ? -1 : 1)),
        )
      : each,
  );
}

/** As the stage tells it, if that is between the two descriptions; otherwise it is seen now. */
function changedAt(
  { settingsChangedAt: key }: StageKind,
  before: number,
  inventory: JsonObject,
  now: number,
): number {
  const told = key === undefined ? NaN : Date.parse(String(inventory[key]));
  return told >= before - TOLERANCE_MS && told <= now ? told : now;
}
