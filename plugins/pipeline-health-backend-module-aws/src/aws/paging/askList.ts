import { ask, Asked, Said } from '@pipeline-health/plugin-pipeline-health-node';
import { sayProblem } from '../clients/problemMessages';
import { ListedItems } from './readPages';

/**
 * Asks for a list as a side of a stage. One that was not read to its end says so.
 */
export async function askList<TItem>(
  read: () => Promise<ListedItems<TItem>>,
): Promise<Asked<TItem[]>> {
  let complete = true;
  const asked = await ask(async () => {
    const listed = await read();
    complete = listed.complete;
    return listed.items;
  });
  return 'problem' in asked
    ? asked
    : { ...asked, ...whereItEnds({ items: asked.answer, complete }) };
}

/** Where a list goes on that was not read to its end. */
export function whereItEnds({ items, complete }: ListedItems<unknown>): {
  incomplete?: Said;
} {
  return complete
    ? {}
    : {
        incomplete: sayProblem('problem.list-goes-on', { count: items.length }),
      };
}
