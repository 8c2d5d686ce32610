import { HttpTrait, Operation } from './operation';
import { WireRequest } from './wireMessages';

/** The operation whose method and path fit a request; the most literal one, if several do. */
export function findByPath(
  request: WireRequest,
  operations: Map<string, Operation>,
): string | undefined {
  const fitting = [...operations.values()].filter(
    ({ http }) => http && readLabels(http, request) !== undefined,
  );
  const [best] = fitting.sort(
    (left, right) => literalLength(right) - literalLength(left),
  );
  return best?.name;
}

/** The labels of a path pattern as a request fills them; undefined when it does not fit. */
export function readLabels(
  [method, pattern]: HttpTrait,
  request: WireRequest,
): Record<string, string> | undefined {
  const [path, query = ''] = pattern.split('?');
  const queryFits = [...new URLSearchParams(query)].every(
    ([name, value]) => (request.query.get(name) ?? undefined) === value,
  );
  const match = pathPattern(path).exec(request.path);
  if (request.method !== method || !queryFits || !match) {
    return undefined;
  }
  const labels = Object.entries(match.groups ?? {});
  return Object.fromEntries(
    labels.map(([name, value]) => [name, decodeURIComponent(value)]),
  );
}

function pathPattern(path: string): RegExp {
  const source = path
    .replace(/[.*+?^$()|[\]\\]/g, '\\$&')
    .replace(/\{(\w+)\\\+\}/g, '(?<$1>.+)')
    .replace(/\{(\w+)\}/g, '(?<$1>[^/]+)');
  return new RegExp(`^${source}/?$`);
}

function literalLength({ http }: Operation): number {
  return (http?.[1] ?? '').replace(/\{[^}]*\}/g, '').length;
}
