import { Stage, Unit } from '@pipeline-health/plugin-pipeline-health-common';
import { labelOfKey } from '../../format/value';
import { isArn } from '../../parts/isArn';

type Inventory = Stage['inventory'];
type InventoryValue = Inventory[string];

/** A list of more is folded into the number of its members. */
const MOST_LINES = 3;
const MOST_WORDS = 8;
const NAMES = ['name', 'path', 'table', 'location', 'arn', 'id'];

/** One line of the configuration; `value` is never an object. */
export interface InventoryFact {
  key: string;
  label: string;
  value: string | number | boolean | null;
  unit?: Unit;
  /** Whether the kind has a word for it; else its label is its key, spelled out. */
  isNamed?: true;
  /** The members of a list that would be too long; `value` is their number. */
  items?: InventoryItem[];
}

/** A member of a list: its name and what else is known of it. */
export interface InventoryItem {
  title: string;
  facts: InventoryFact[];
}

/** What the kind says of the facts of its inventory, by their paths: `source.topic`. */
export interface InventoryWords {
  /** The paths in the order to show; what is not among them comes last. */
  order: readonly string[];
  wordsOf(path: string): { title: string; unit?: Unit } | undefined;
}

/** A fact on its way to a line. */
interface Fact {
  path: string;
  label: string;
  unit?: Unit;
  isNamed: boolean;
}

/**
 * The configuration of a stage as flat lines, named as its kind names them, else
 * by their path. What could not be asked is no line.
 */
export function inventoryFacts(
  inventory: Inventory,
  words: InventoryWords,
): InventoryFact[] {
  return linesOf(inventory, undefined, words);
}

function linesOf(
  record: Inventory,
  parent: Fact | undefined,
  words: InventoryWords,
): InventoryFact[] {
  return Object.entries(record)
    .map(([key, value]) => {
      const path = parent ? `${parent.path}.${key}` : key;
      const { title, unit } = words.wordsOf(path) ?? {};
      const label = title ?? spelled(key, parent?.label);
      const isNamed = title !== undefined || parent?.isNamed === true;
      return { path, label, unit, isNamed, value };
    })
    .sort((a, b) => rank(a.path, words.order) - rank(b.path, words.order))
    .flatMap(({ value, ...fact }) => lines(fact, value, words));
}

/** A fact stands where the first of its parts stands. */
function rank(path: string, order: readonly string[]): number {
  const place = order.findIndex(
    each => each === path || each.startsWith(`${path}.`),
  );
  return place === -1 ? order.length : place;
}

function spelled(key: string, parent: string | undefined): string {
  const label = labelOfKey(key);
  return parent ? `${parent} · ${lowerFirst(label)}` : label;
}

function lines(
  fact: Fact,
  value: InventoryValue,
  words: InventoryWords,
): InventoryFact[] {
  if (value === undefined) {
    return [];
  }
  if (Array.isArray(value)) {
    return listLines(fact, value, words);
  }
  if (isRecord(value)) {
    if ('problem' in value) {
      return [];
    }
    return 'answer' in value
      ? lines(fact, value.answer, words)
      : linesOf(value, fact, words);
  }
  return [lineOf(fact, value)];
}

function lineOf(
  { path, label, unit, isNamed }: Fact,
  value: InventoryFact['value'],
): InventoryFact {
  const key = path.slice(path.lastIndexOf('.') + 1);
  return {
    key,
    label,
    value,
    ...(unit && { unit }),
    ...(isNamed && { isNamed }),
  };
}

/** Words share one line; a few ARNs, which can be copied, have lines of their own; the rest is folded. */
function listLines(
  fact: Fact,
  values: InventoryValue[],
  words: InventoryWords,
): InventoryFact[] {
  if (values.length === 0) {
    return [lineOf(fact, null)];
  }
  const plain = values.every(
    value => typeof value !== 'object' && !isArn(value),
  );
  if (plain && values.length <= MOST_WORDS) {
    return [lineOf(fact, values.map(String).join(', '))];
  }
  const few = values.length <= MOST_LINES && !values.some(isRecord);
  return few || values.length === 1
    ? values.flatMap(value => lines(fact, value, words))
    : [
        {
          ...lineOf(fact, values.length),
          items: values.map((value, index) =>
            itemOf(fact, value, index, words),
          ),
        },
      ];
}

function itemOf(
  { path }: Fact,
  value: InventoryValue,
  index: number,
  words: InventoryWords,
): InventoryItem {
  if (!isRecord(value)) {
    return { title: String(value), facts: [] };
  }
  const named = NAMES.find(
    name => typeof value[name] === 'string' && value[name],
  );
  const { [named ?? '']: title, ...rest } = value;
  return {
    title: typeof title === 'string' ? title : `${index + 1}`,
    facts: linesOf(rest, { path, label: '', isNamed: false }, words),
  };
}

function isRecord(value: InventoryValue): value is Inventory {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Lower case inside a label; acronyms keep theirs. */
function lowerFirst(label: string): string {
  return /^[A-Z][a-z]/.test(label)
    ? label.charAt(0).toLowerCase() + label.slice(1)
    : label;
}
