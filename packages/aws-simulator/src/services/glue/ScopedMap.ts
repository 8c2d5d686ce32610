import { Scope } from '../../wire/wireMessages';

/** Things that have a name in their account and region. */
export class ScopedMap<T> {
  readonly #scopes = new Map<string, Map<string, T>>();

  get(scope: Scope, name: string): T | undefined {
    return this.#scopes.get(keyOf(scope))?.get(name);
  }

  set(scope: Scope, name: string, value: T): void {
    const key = keyOf(scope);
    const values = this.#scopes.get(key) ?? new Map<string, T>();
    values.set(name, value);
    this.#scopes.set(key, values);
  }

  delete(scope: Scope, name: string): void {
    this.#scopes.get(keyOf(scope))?.delete(name);
  }

  list(scope: Scope): T[] {
    return [...(this.#scopes.get(keyOf(scope))?.values() ?? [])];
  }
}

function keyOf({ account, region }: Scope): string {
  return `${account}/${region}`;
}
