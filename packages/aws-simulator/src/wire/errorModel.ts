import { NormalizedSchema, TypeRegistry } from '@smithy/core/schema';
import { AwsError } from './AwsError';

/** Status and code with which an error travels. */
export interface ErrorOnTheWire {
  status: number;
  code: string;
  fault: 'Sender' | 'Receiver';
}

/** The header with the code that a service's former query protocol had for an error. */
export function queryErrorHeader({ code, fault }: ErrorOnTheWire): {
  'x-amzn-query-error': string;
} {
  return { 'x-amzn-query-error': `${code};${fault}` };
}

/** Reads from the client's own error registry how an error is answered. */
export function describeError(
  error: AwsError,
  registries: TypeRegistry[],
): ErrorOnTheWire {
  const traits = findTraits(error.name, registries);
  const queryError = Array.isArray(traits.awsQueryError)
    ? traits.awsQueryError
    : [];
  const status =
    error.status ??
    numberOr(queryError[1]) ??
    numberOr(traits.httpError) ??
    400;
  return {
    status,
    code: error.queryCode ?? textOr(queryError[0]) ?? error.name,
    fault: status >= 500 ? 'Receiver' : 'Sender',
  };
}

function findTraits(
  name: string,
  registries: TypeRegistry[],
): Record<string, unknown> {
  for (const registry of registries) {
    const found = registry.find(
      schema => NormalizedSchema.of(schema).getName() === name,
    );
    if (found !== undefined) {
      return NormalizedSchema.of(found).getMergedTraits();
    }
  }
  return {};
}

function numberOr(value: unknown): number | undefined {
  return typeof value === 'number' ? value : undefined;
}

function textOr(value: unknown): string | undefined {
  return typeof value === 'string' ? value : undefined;
}
