/**
 * How many shards a replica holds at most, so that all have as many: where they
 * cannot be divided, one more than others, but not while another has too few.
 */
export function fairShare(
  shards: number,
  byReplica: ReadonlyMap<string, number>,
  replica: string,
): number {
  const least = Math.floor(shards / byReplica.size);
  const isOtherShort = [...byReplica].some(
    ([name, held]) => name !== replica && held < least,
  );
  return isOtherShort ? least : Math.ceil(shards / byReplica.size);
}
