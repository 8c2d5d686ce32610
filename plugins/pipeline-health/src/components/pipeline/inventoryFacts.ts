import { Stage } from '@pipeline-health/plugin-pipeline-health-common';
import { labelOfKey } from '../../format/value';
import { isArn } from './isArn';

type Inventory = Stage['inventory'];
type InventoryValue = Inventory[string];

/** One line of the configuration; `value` is never an object. */
export interface InventoryFact {
  key: string;
  label: string;
  value: string | number | boolean | null;
  /** True when we could not ask; `value` says why. */
  unknown?: boolean;
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

/** Words share one line; ARNs, which can be copied, and what is nested have lines of their own. */
function listLines(
  key: string,
  label: string,
  values: InventoryValue[],
): InventoryFact[] {
  if (values.length === 0) {
    return [{ key, label, value: null }];
  }
  return values.every(value => typeof value === 'string' && !isArn(value))
    ? [{ key, label, value: values.join(', ') }]
    : values.flatMap(value => lines(key, label, value));
}

/** Lower case inside a label; acronyms keep theirs. */
function lowerFirst(label: string): string {
  return /^[A-Z][a-z]/.test(label)
    ? label.charAt(0).toLowerCase() + label.slice(1)
    : label;
}
