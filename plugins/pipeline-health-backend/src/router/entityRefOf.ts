import { stringifyEntityRef } from '@backstage/catalog-model';
import { Request } from 'express';

/** The entity that the path of a request names. */
export function entityRefOf(request: Request): string {
  const { kind, namespace, name } = request.params;
  return stringifyEntityRef({ kind, namespace, name });
}
