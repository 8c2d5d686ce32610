import { RoledLink } from './drawing';

/**
 * Which stages are no station of the way, so that they hang at one: above the
 * onward link whose data they change, or below the stage whose failures or
 * copies they keep. At most one hangs at each place; the rest are stations.
 */
export function hangingStages<TLink extends RoledLink>(
  links: readonly TLink[],
): {
  /** By the link above which they hang. */
  above: Map<TLink, TLink>;
  /** By the stage below which they hang. */
  below: Map<string, TLink>;
} {
  const above = new Map<TLink, TLink>();
  const below = new Map<string, TLink>();
  const leaves = links.filter(link => link.role && isOnlyLink(links, link));
  for (const link of [
    ...leaves.filter(({ role }) => role !== 'copy'),
    ...leaves.filter(({ role }) => role === 'copy'),
  ]) {
    const onward = links.filter(
      it => it.from === link.from && it.role === undefined,
    );
    if (link.role === 'transform') {
      const free = onward.find(it => !above.has(it));
      if (free) {
        above.set(free, link);
      }
    } else if (onward.length > 0 && !below.has(link.from)) {
      below.set(link.from, link);
    }
  }
  return { above, below };
}

function isOnlyLink(links: readonly RoledLink[], { to }: RoledLink): boolean {
  return links.filter(it => it.from === to || it.to === to).length === 1;
}
