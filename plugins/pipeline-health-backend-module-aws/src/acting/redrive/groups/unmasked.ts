import { ReceivedMessage } from '../oneByOne';

const LONGEST = 100;

/**
 * The values that the site lets be shown, each as a list of one: `body.type`,
 * `body.order.state`, `attributes.tenant`. Nothing that is not a leaf.
 */
export function unmasked(
  { attributes, body }: ReceivedMessage,
  paths: readonly string[],
): { [path: string]: string[] } {
  return Object.fromEntries(
    paths.flatMap(path => {
      const [root, ...keys] = path.split('.');
      const value =
        root === 'attributes'
          ? attributes[keys.join('.')]?.text
          : leaf(body, keys);
      return value === undefined ? [] : [[path, [value.slice(0, LONGEST)]]];
    }),
  );
}

function leaf(body: string, keys: readonly string[]): string | undefined {
  let value: unknown;
  try {
    value = JSON.parse(body);
  } catch {
    return undefined;
  }
  for (const key of keys) {
    value =
      typeof value === 'object' && value !== null && Object.hasOwn(value, key)
        ? Reflect.get(value, key)
        : undefined;
  }
  return ['string', 'number', 'boolean'].includes(typeof value)
    ? String(value)
    : undefined;
}
