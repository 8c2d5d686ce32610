import { fairShare } from './fairShare';

/** What three replicas hold after they have looked often enough, each in its turn. */
function settle(shards: number, held: Map<string, number>): number[] {
  for (let turn = 0; turn < 10; turn += 1) {
    for (const name of held.keys()) {
      const taken = [...held.values()].reduce((sum, count) => sum + count, 0);
      const most = fairShare(shards, held, name);
      const own = held.get(name) ?? 0;
      held.set(
        name,
        own > most ? most : own + Math.min(most - own, shards - taken),
      );
    }
  }
  return [...held.values()];
}

describe('fairShare', () => {
  it.each([
    [12, [0, 0, 0], [4, 4, 4]],
    [12, [6, 6, 0], [4, 4, 4]],
    [4, [2, 2, 0], [1, 1, 2]],
    [1, [1, 0, 0], [1, 0, 0]],
    [2, [2, 0, 0], [1, 1, 0]],
    [0, [0, 0, 0], [0, 0, 0]],
    [100, [34, 33, 33], [34, 33, 33]],
  ])('divides %i shards of which replicas hold %j', (shards, before, after) => {
    const held = new Map(before.map((count, index) => [`${index}`, count]));
    const result = settle(shards, held);
    expect(result).toEqual(after);
    // Nobody moves any more.
    expect(settle(shards, held)).toEqual(after);
  });
});
