import { parseEntityRef, stringifyEntityRef } from '@backstage/catalog-model';

/** The short name of an entity ref; other namespaces than the default one are kept. */
export function entityName(entityRef: string): string {
  try {
    const { namespace, name } = parseEntityRef(entityRef);
    return namespace === 'default' ? name : `${namespace}/${name}`;
  } catch {
    return entityRef;
  }
}

/** What people call an entity: its title, else its short name. */
export function nameOf(entityRef: string, title: string | undefined): string {
  return title ?? entityName(entityRef);
}

/** The full ref of an owner as somebody types it: `team-a` → `group:default/team-a`. */
export function ownerRef(text: string): string {
  try {
    return stringifyEntityRef(
      parseEntityRef(text.trim(), {
        defaultKind: 'group',
        defaultNamespace: 'default',
      }),
    );
  } catch {
    return text.trim();
  }
}
