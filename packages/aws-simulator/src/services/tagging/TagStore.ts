import { Scope } from '../../wire/wireMessages';

/** Tags by their keys. */
export type Tags = Record<string, string>;

/** The tags of all resources of all accounts and regions, by ARN. */
export class TagStore {
  readonly #scopes = new Map<string, Map<string, Tags>>();

  /** Adds tags to a resource, in place of those of the same keys. */
  put(scope: Scope, arn: string, tags: Tags): void {
    if (Object.keys(tags).length > 0) {
      const present = this.#resourcesOf(scope).get(arn);
      this.#resourcesOf(scope).set(arn, { ...present, ...tags });
    }
  }

  /** Takes tags away; a resource that was tagged once stays listed. */
  remove(scope: Scope, arn: string, keys: string[]): void {
    const left = Object.entries(this.of(scope, arn)).filter(
      ([key]) => !keys.includes(key),
    );
    if (this.#resourcesOf(scope).has(arn)) {
      this.#resourcesOf(scope).set(arn, Object.fromEntries(left));
    }
  }

  /** Must be called when a resource is deleted. */
  forget(scope: Scope, arn: string): void {
    this.#resourcesOf(scope).delete(arn);
  }

  of(scope: Scope, arn: string): Tags {
    return { ...this.#resourcesOf(scope).get(arn) };
  }

  /** Every resource that is or was tagged. */
  list(scope: Scope): Array<{ arn: string; tags: Tags }> {
    return [...this.#resourcesOf(scope)].map(([arn, tags]) => ({ arn, tags }));
  }

  #resourcesOf({ account, region }: Scope): Map<string, Tags> {
    const key = `${account}/${region}`;
    const resources = this.#scopes.get(key) ?? new Map<string, Tags>();
    this.#scopes.set(key, resources);
    return resources;
  }
}
