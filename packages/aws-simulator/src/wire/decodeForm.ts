import { NormalizedSchema } from '@smithy/core/schema';

type FormTree = Map<string, FormNode>;

interface FormNode {
  value?: string;
  children: FormTree;
}

/**
 * Reads the form of the query protocol (`A.member.1.B=x`) by the schema of
 * the operation's input. The SDK has the writing half of this only.
 */
export function decodeForm(
  schema: NormalizedSchema,
  form: URLSearchParams,
): object {
  const root: FormNode = { children: new Map() };
  for (const [key, value] of form) {
    let node = root;
    for (const part of key.split('.')) {
      const child = node.children.get(part) ?? { children: new Map() };
      node.children.set(part, child);
      node = child;
    }
    node.value = value;
  }
  return readStructure(schema, root);
}

function readStructure(schema: NormalizedSchema, node: FormNode): object {
  const structure: Record<string, unknown> = {};
  if (!schema.isStructSchema()) {
    return structure;
  }
  for (const [name, member] of schema.structIterator()) {
    const child = node.children.get(member.getMergedTraits().xmlName ?? name);
    if (child) {
      structure[name] = readValue(member, child);
    }
  }
  return structure;
}

function readValue(schema: NormalizedSchema, node: FormNode): unknown {
  if (schema.isStructSchema()) {
    return readStructure(schema, node);
  }
  if (schema.isListSchema()) {
    return readList(schema, node);
  }
  if (schema.isMapSchema()) {
    return readMap(schema, node);
  }
  return readScalar(schema, node.value ?? '');
}

function readScalar(schema: NormalizedSchema, text: string): unknown {
  if (schema.isNumericSchema()) {
    return Number(text);
  }
  if (schema.isBooleanSchema()) {
    return text === 'true';
  }
  if (schema.isTimestampSchema()) {
    return new Date(text);
  }
  if (schema.isBlobSchema()) {
    return Buffer.from(text, 'base64');
  }
  return text;
}

function readList(schema: NormalizedSchema, node: FormNode): unknown[] {
  const item = schema.getValueSchema();
  const flat = Boolean(schema.getMergedTraits().xmlFlattened);
  const itemName = item.getMergedTraits().xmlName ?? 'member';
  const items = flat ? node : node.children.get(itemName);
  return numbered(items).map(child => readValue(item, child));
}

function readMap(
  schema: NormalizedSchema,
  node: FormNode,
): Record<string, unknown> {
  const flat = Boolean(schema.getMergedTraits().xmlFlattened);
  const keyName = schema.getKeySchema().getMergedTraits().xmlName ?? 'key';
  const value = schema.getValueSchema();
  const valueName = value.getMergedTraits().xmlName ?? 'value';
  const entries = numbered(flat ? node : node.children.get('entry'));
  return Object.fromEntries(
    entries.map(entry => [
      entry.children.get(keyName)?.value ?? '',
      readValue(
        value,
        entry.children.get(valueName) ?? { children: new Map() },
      ),
    ]),
  );
}

function numbered(node: FormNode | undefined): FormNode[] {
  return [...(node?.children ?? [])]
    .filter(([key]) => /^\d+$/.test(key))
    .sort(([left], [right]) => Number(left) - Number(right))
    .map(([, child]) => child);
}
