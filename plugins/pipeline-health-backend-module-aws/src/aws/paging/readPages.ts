/** One page of a list and where the next begins. */
export interface ListPage<TItem> {
  items: readonly TItem[] | undefined;
  nextToken: string | undefined;
}

/** What was read of a list. */
export interface ListedItems<TItem> {
  items: TItem[];
  /** False when there is more than we were willing to read. */
  complete: boolean;
}

/**
 * Reads a list page by page, up to a number of pages, and stops when a token
 * comes again: such a list would never end.
 */
export async function readPages<TItem>(
  maxPages: number,
  ask: (token: string | undefined) => Promise<ListPage<TItem>>,
): Promise<ListedItems<TItem>> {
  const items: TItem[] = [];
  const seen = new Set<string>();
  let token: string | undefined;
  for (let page = 0; page < maxPages; page++) {
    const answer = await ask(token);
    items.push(...(answer.items ?? []));
    if (!answer.nextToken) {
      return { items, complete: true };
    }
    if (seen.has(answer.nextToken)) {
      return { items, complete: false };
    }
    token = answer.nextToken;
    seen.add(token);
  }
  return { items, complete: false };
}
