import { ask, Asked } from '@pipeline-health/plugin-pipeline-health-node';
import { ListedItems, whereItEnds } from '../paging';

/**
 * Asks for a side of a stage whose answer the inventory does not keep as it is,
 * such as runs or links: it keeps whether there was one.
 */
export async function askAside<T>(
  question: () => Promise<T>,
): Promise<{ answer?: T; asked: Asked<null> }> {
  const told: { answer?: T } = {};
  const asked = await ask(async () => {
    told.answer = await question();
    return null;
  });
  return { ...told, asked };
}

/** The same for a list, which may not be read to its end. */
export async function askListAside<TList extends ListedItems<unknown>>(
  read: () => Promise<TList>,
): Promise<{ answer?: TList; asked: Asked<null> }> {
  const { answer, asked } = await askAside(read);
  return answer
    ? { answer, asked: { answer: null, ...whereItEnds(answer) } }
    : { asked };
}

/** What is made of an answer, if there is one. */
export function mapAnswer<T, TResult>(
  asked: Asked<T>,
  map: (answer: T) => TResult,
): Asked<TResult> {
  return 'problem' in asked ? asked : { ...asked, answer: map(asked.answer) };
}
