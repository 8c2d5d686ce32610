/** All words that kinds and the evaluation have, by the keys of their translations, as the frontend looks them up. */
export function wordsOf({ kinds, messages }) {
  return Object.fromEntries([
    ...kinds.flatMap(({ kind, title, metrics, relations, inventory }) => [
      [`kind.${kind}`, title],
      ...metrics.map(each => [`metric.${each.metric}`, each.title]),
      ...relations.map(each => [`relation.${each.relation}`, each.title]),
      ...inventory.map(each => [`inventory.${kind}.${each.key}`, each.title]),
    ]),
    ...[messages, ...kinds.map(each => each.messages)]
      .flatMap(Object.entries)
      .map(([key, template]) => [`finding.${key}`, template]),
  ]);
}
