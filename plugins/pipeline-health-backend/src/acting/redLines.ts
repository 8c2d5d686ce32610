import { MaybeSaid } from '@pipeline-health/plugin-pipeline-health-common';
import { refused, sayRefusal } from '../refusal';
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
    throw refused(
      ConflictError,
      sayRefusal('stands-against', {
        lines: standing
          .map(({ message, sentence }): MaybeSaid => ({ message, sentence }))
          .reduceRight((rest, first) => sayRefusal('lines', { first, rest })),
      }),
    );
  }
  if (override === undefined || credentials.principal.type !== 'user') {
    throw refused(NotAllowedError, sayRefusal('only-a-person'));
  }
  return { lines: red.map(({ message }) => message), reason: override };
}
