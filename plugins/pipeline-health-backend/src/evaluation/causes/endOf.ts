/**
 * Where following `next` from an item ends: at the item that leads nowhere, or,
 * where it leads in a circle, at that item of the circle which comes first.
 */
export function endOf<T>(
  start: T,
  next: (item: T) => T | undefined,
  order: (item: T) => number,
): T {
  const way: T[] = [];
  let item = start;
  for (;;) {
    const seen = way.indexOf(item);
    if (seen >= 0) {
      return way
        .slice(seen)
        .reduce((first, it) => (order(it) < order(first) ? it : first));
    }
    way.push(item);
    const following = next(item);
    if (following === undefined) {
      return item;
    }
    item = following;
  }
}
