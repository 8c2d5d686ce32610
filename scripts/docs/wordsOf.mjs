/** All words that kinds, actions and the evaluation have, by the keys of their translations, as the frontend looks them up. */
export function wordsOf({ kinds, actions, messages }) {
  return Object.fromEntries([
    ...kinds.flatMap(({ kind, title, metrics, relations, inventory }) => [
      [`kind.${kind}`, title],
      ...metrics.map(each => [`metric.${each.metric}`, each.title]),
      ...relations.map(each => [`relation.${each.relation}`, each.title]),
      ...inventory.map(each => [`inventory.${kind}.${each.key}`, each.title]),
    ]),
    ...actions.flatMap(({ id, title, description, fields }) => [
      [`action.${id}.title`, title],
      [`action.${id}.description`, description],
      ...Object.entries(fields).flatMap(([field, schema]) => [
        [`field.${field}`, schema.title ?? field],
        [`action.${id}.input.${field}`, schema.description],
      ]),
    ]),
    ...[messages, ...kinds.map(each => each.messages)]
      .flatMap(Object.entries)
      .map(([key, template]) => [`finding.${key}`, template]),
  ]);
}
