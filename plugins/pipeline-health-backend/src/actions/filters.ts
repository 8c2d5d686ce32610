import { InputError } from '@backstage/errors';
import {
  Health,
  HEALTHS,
} from '@pipeline-health/plugin-pipeline-health-common';

/** A list as people and models write it: as a list, or separated by commas. */
export function splitList(
  value: string | string[] | undefined,
): string[] | undefined {
  const items = [value ?? []]
    .flat()
    .flatMap(part => part.split(','))
    .map(part => part.trim())
    .filter(Boolean);
  return items.length ? items : undefined;
}

/** Healths of such a list. Throws an `InputError` that names what is none. */
export function splitHealths(
  value: string | string[] | undefined,
): Health[] | undefined {
  return splitList(value)?.map(item => {
    const health = HEALTHS.find(it => it === item);
    if (!health) {
      throw new InputError(
        `health: '${item}' is none; expected ${HEALTHS.join(', ')}`,
      );
    }
    return health;
  });
}
