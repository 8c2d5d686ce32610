import { JsonObject, JsonValue } from '@backstage/types';

const OFF = ['DEACTIVATED', 'DEACTIVATING', 'CREATED'];

/**
 * Whether a job, of whatever kind, is started by triggers or schedules of which
 * a person has switched off every one: it is not meant to run.
 */
export function isSwitchedOff(inventory: JsonObject | undefined): boolean {
  const triggers = listOf(inventory?.triggers);
  const starting = triggers.filter(({ type }) => type !== 'ON_DEMAND');
  return (
    listOf(inventory?.schedules).length === 0 &&
    starting.length > 0 &&
    starting.every(({ state }) => OFF.includes(`${state}`))
  );
}

/** The items of an answer, where it is one. */
function listOf(asked: JsonValue | undefined): JsonObject[] {
  const answer =
    asked && typeof asked === 'object' && !Array.isArray(asked)
      ? asked.answer
      : undefined;
  return Array.isArray(answer)
    ? answer.filter(
        (item): item is JsonObject =>
          typeof item === 'object' && item !== null && !Array.isArray(item),
      )
    : [];
}
