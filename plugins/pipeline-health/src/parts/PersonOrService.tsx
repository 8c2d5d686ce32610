import { EntityRefLink } from '@backstage/plugin-catalog-react';

/** Who did something: a person by their page, a service by its name. */
export function PersonOrService({ by }: { by: string }) {
  return /^user:/.test(by) ? <EntityRefLink entityRef={by} /> : <>{by}</>;
}
