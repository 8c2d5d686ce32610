import {
  createMessageRenderer,
  Finding,
} from '@pipeline-health/plugin-pipeline-health-common';
import { JsonObject } from '@backstage/types';
import {
  CheckContext,
  checksOf,
  findingOf,
  StageKind,
  templatesOf,
} from '../source';

/**
 * Everything that the checks of a kind find, with its words, as the API shows it.
 *
 * @public
 */
export function findingsOf<
  TInventory extends JsonObject,
  TThreshold extends string,
>(
  kind: StageKind<TInventory, TThreshold>,
  context: CheckContext<TInventory, TThreshold> & { inventory: TInventory },
): Finding[] {
  const render = createMessageRenderer(templatesOf(kind));
  const since = new Date(context.now).toISOString();
  return checksOf(kind).flatMap(check => {
    const draft = check.run(context);
    return draft
      ? [{ ...findingOf(draft, check, context.stage, render), since }]
      : [];
  });
}
