import { useCallback } from 'react';
import { useKinds } from '../../hooks/useKinds';
import { useKindWords } from '../../hooks/useKindWords';
import { InventoryWords } from './inventoryFacts';

/** What a kind says of the facts of its inventory, in the language of whoever reads. */
export function useInventoryWords(): (kind: string) => InventoryWords {
  const words = useKindWords();
  const { items } = useKinds();
  return useCallback(
    kind => ({
      order:
        items.find(each => each.kind === kind)?.inventory.map(it => it.key) ??
        [],
      wordsOf: path => words.fact(kind, path),
    }),
    [items, words],
  );
}
