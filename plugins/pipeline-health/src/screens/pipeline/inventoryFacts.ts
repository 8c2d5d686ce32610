import { Stage } from '@pipeline-health/plugin-pipeline-health-common';
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
  /** True when we could not ask; `value` says why. */
  unknown?: boolean;
  /** The members of a list that would be too long; `value` is their number. */
  items?: InventoryItem[];
}

/** A member of a list: its name and what else is known of it. */
export interface InventoryItem {
  title: string;
  facts: InventoryFact[];
}

/** The configuration of a stage as flat lines; what is nested is named by its path. */
export function inventoryFacts(inventory: Inventory): InventoryFact[] {
  return Object.entries(inventory).flatMap(([key, value]) =>
    lines(key, labelOfKey(key), value),
  );
}

function lines(
  key: string,
  label: string,
  value: InventoryValue,
): InventoryFact[] {
  if (value === undefined) {
    return [];
  }
  if (Array.isArray(value)) {
    return listLines(key, label, value);
  }
  if (value !== null && typeof value === 'object') {
    const { asked, ...answer } = value;
    if (asked === false) {
      return [
        { key, label, value: String(answer.message ?? ''), unknown: true },
      ];
    }
    return Object.entries(answer).flatMap(([inner, item]) =>
      lines(
        inner,
        inner === key ? label : `${label} · ${lowerFirst(labelOfKey(inner))}`,
        item,
      ),
    );
  }
  return [{ key, label, value }];
}

/** Words share one line; a few ARNs, which can be copied, have lines of their own; the rest is folded. */
function listLines(
  key: string,
  label: string,
  values: InventoryValue[],
): InventoryFact[] {
  if (values.length === 0) {
    return [{ key, label, value: null }];
  }
  const words = values.every(
    value => typeof value !== 'object' && !isArn(value),
  );
  if (words && values.length <= MOST_WORDS) {
    return [{ key, label, value: values.map(String).join(', ') }];
  }
  const few = values.length <= MOST_LINES && !values.some(isRecord);
  return few || values.length === 1
    ? values.flatMap(value => lines(key, label, value))
    : [{ key, label, value: values.length, items: values.map(itemOf) }];
}

function itemOf(value: InventoryValue, index: number): InventoryItem {
  if (!isRecord(value)) {
    return { title: String(value), facts: [] };
  }
  const named = NAMES.find(
    name => typeof value[name] === 'string' && value[name],
  );
  const { [named ?? '']: title, ...rest } = value;
  return {
    title: typeof title === 'string' ? title : `${index + 1}`,
    facts: inventoryFacts(rest),
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
