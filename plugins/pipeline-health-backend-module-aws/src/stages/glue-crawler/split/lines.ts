import {
  Said,
  sayWith,
  Templates,
} from '@pipeline-health/plugin-pipeline-health-common';

/** What of the tables of a target differs, a line each, by the keys of the templates. */
export const lineMessages: Templates = {
  'glue-crawler.line.group': '{{what}}: {{tables}}',
  'glue-crawler.line.tables_one': '{{count}} table',
  'glue-crawler.line.tables_other': '{{count}} tables',
  'glue-crawler.line.named_one': '{{count}} table ({{names}})',
  'glue-crawler.line.named_other': '{{count}} tables ({{names}})',
  'glue-crawler.line.name': '{{name}}',
  'glue-crawler.line.only': '{{column}} {{type}}: only in {{tables}}',
  'glue-crawler.line.type': '{{type}} ({{tables}})',
  'glue-crawler.line.types': '{{first}}, {{rest}}',
  'glue-crawler.line.levels_one': '{{count}} level',
  'glue-crawler.line.levels_other': '{{count}} levels',
  'glue-crawler.line.header': 'header line',
  'glue-crawler.line.header_none': 'no header line',
  'glue-crawler.line.fields': "{{header}}, fields end with '{{delimiter}}'",
};

const say = sayWith(lineMessages);

/** Says a part of a line: `levels`. */
export function sayLine(
  name: string,
  values?: Parameters<typeof say>[1],
  variant?: string,
): Said {
  return say(`glue-crawler.line.${name}`, values, variant);
}

const NAMES = 3;

/** A name, or how many there are and the first of them. */
export function someNames(names: readonly string[]): Said {
  if (names.length === 1) {
    return sayLine('name', { name: names[0] });
  }
  const shown = names.slice(0, NAMES).join(', ');
  return sayLine('named', {
    count: names.length,
    names: names.length > NAMES ? `${shown}, …` : shown,
  });
}

/** A name, or how many there are. */
export function nameOrCount(names: readonly string[]): Said {
  return names.length === 1 ? someNames(names) : countOfTables(names.length);
}

/** `3 tables` */
export function countOfTables(count: number): Said {
  return sayLine('tables', { count });
}
