import { ConflictError, NotAllowedError } from '@backstage/errors';
import {
  ActionLine,
  ActionTask,
} from '@pipeline-health/plugin-pipeline-health-common';
import { ActionCaller } from './ActionCaller';

/** What stands against an action. */
export function redLines({
  lines,
}: {
  lines: readonly ActionLine[];
}): ActionLine[] {
  return lines.filter(({ level }) => level === 'red');
}

/** The red lines that a person overrides. Throws when any stands. */
export function overrideRedLines(
  proposal: { lines: readonly ActionLine[] },
  override: string | undefined,
  { credentials }: ActionCaller,
): ActionTask['override'] {
  const red = redLines(proposal);
  if (red.length === 0) {
    return undefined;
  }
  const standing = override === undefined ? red : red.filter(it => it.final);
  if (standing.length > 0) {
    throw new ConflictError(
      `It is not done, because of this: ${standing
        .map(({ message }) => message)
        .join('; ')}`,
    );
  }
  if (override === undefined || credentials.principal.type !== 'user') {
    throw new NotAllowedError(
      'Only a person may override what stands against it',
    );
  }
  return { lines: red.map(({ message }) => message), reason: override };
}
