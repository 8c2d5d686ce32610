import { ConfigurationChange } from '@pipeline-health/plugin-pipeline-health-common';
import {
  InventoryFact,
  inventoryFacts,
  InventoryWords,
} from '../stage/inventoryFacts';

/** A figure of a setting that is not what it was. */
export interface SettingDifference {
  label: string;
  before?: string;
  after?: string;
}

/** What of a setting is different, named and written as its kind names and measures it. */
export function settingDifferences(
  { setting, title, before, after }: ConfigurationChange,
  words: InventoryWords,
  write: (fact: InventoryFact) => string,
): SettingDifference[] {
  const factsOf = (value: ConfigurationChange['before']) =>
    byLabel(
      value === undefined ? [] : inventoryFacts({ [setting]: value }, words),
      write,
    );
  const [was, is] = [factsOf(before), factsOf(after)];
  const differences = [...new Set([...was.keys(), ...is.keys()])]
    .map(label => ({ label, before: was.get(label), after: is.get(label) }))
    .filter(it => it.before !== it.after);
  return differences.length > 0 ? differences : [{ label: title }];
}

/** Several lines of one name stand for one list. */
function byLabel(
  facts: InventoryFact[],
  write: (fact: InventoryFact) => string,
): Map<string, string> {
  const texts = new Map<string, string>();
  for (const fact of facts) {
    const earlier = texts.get(fact.label);
    const text = write(fact);
    texts.set(fact.label, earlier ? `${earlier}, ${text}` : text);
  }
  return texts;
}
