import {
  abridge,
  Message,
} from '@pipeline-health/plugin-pipeline-health-common';
import { FindingDraft } from '@pipeline-health/plugin-pipeline-health-node';
import { asBefore, time } from '../../../judging';
import {
  countedTargets,
  CrawlerCheck,
  CrawlerInventory,
  DescribedCrawler,
  GivenUpTable,
  isCrawling,
  knowsAllTables,
} from '../CrawlerInventory';
import { lackingTables } from '../expected';
import { headerFixes, schemaChangeFixes } from '../fixes';

/** What a headline has room for. */
const MOST_NAME = 40;

export const unreadableTables: CrawlerCheck = {
  id: 'unreadable-tables',
  title: 'Unreadable tables',
  description:
    'A table whose files no classifier understands has no columns, and one whose header line is not recognised has columns called col0, col1 and so on: nobody can read them as they are meant.',
  claim: 'own-fault',
  messages: {
    title_one: 'No classifier understands the files of the table {{name}}',
    title_other: 'No classifier understands the files of {{count}} tables',
    title_header_one:
      'The header line of the table {{name}} was not recognised',
    title_header_other:
      'The header lines of {{count}} tables were not recognised',
    title_plain_one: 'The columns of the table {{name}} have no names',
    title_plain_other: 'The columns of {{count}} tables have no names',
    remedy:
      'Look at the files in {{location}}: empty, encrypted and foreign ones do not belong there. Give the crawler a classifier when it is a format of your own, then crawl again.',
    remedy_header:
      'Give the crawler a custom CSV classifier that says that there is a header and names the columns: a header is not recognised when all columns are text, nor when there is nothing below it. Then crawl again.',
    remedy_plain:
      'When the files have no header line, name the columns with a custom CSV classifier; otherwise say with it that there is one. Then crawl again.',
  },
  run(context) {
    const { inventory, previous } = context;
    const { unreadableTables: tables, classifiers } = inventory;
    if (!tables?.length) {
      return knowsAllTables(inventory)
        ? undefined
        : asBefore(previous['unreadable-tables']);
    }
    const unrecognized = tables.filter(({ why }) => why === 'unrecognized');
    const headless = tables.filter(
      ({ onlyText }) => onlyText && classifiers.length === 0,
    );
    const [variant, told] =
      [[undefined, unrecognized] as const, ['header', headless] as const].find(
        ([, those]) => those.length > 0,
      ) ?? (['plain', tables] as const);
    return {
      severity: variant === 'plain' ? 'info' : 'warning',
      variant,
      values: {
        count: told.length,
        name: abridge(told[0].name, MOST_NAME),
        location: told[0].location,
      },
      evidence: {
        tableNames: tables.map(({ name }) => name),
        locations: tables.slice(0, 10).map(({ location }) => location),
        unrecognizedTables: unrecognized.map(({ name }) => name),
        tablesWithoutHeader: tables
          .filter(({ why }) => why === 'header')
          .map(({ name }) => name),
      },
      ...(variant === 'header' && { fixes: headerFixes(context, told[0]) }),
    };
  },
};

export const tablesGivenUp: CrawlerCheck = {
  id: 'tables-given-up',
  title: 'Tables given up',
  description:
    'A crawl marks a table as deprecated, or deletes it, when it does not find its data or finds another classification than the table says: no partition is added any more, and whoever reads it sees old data only.',
  claim: 'own-fault',
  covers: ['no-tables', 'fewer-tables'],
  messages: {
    title_one: 'The crawler gave up the table {{name}}{{reason}}',
    title_other:
      'The crawler gave up the table {{name}} and {{more}} more{{reason}}',
    title_deleted_one: 'The crawl of {{at}} deleted the table {{name}}',
    title_deleted_other: 'The crawl of {{at}} deleted {{count}} tables',
    lacks: ', which lacks {{names}}: no crawler made it',
    replaced: '; its data is in {{names}} now',
    remedy:
      'Look whether there is still data in {{location}}. If there is, correct what differs from it in the table or remove its DEPRECATED_BY_CRAWLER parameter, and crawl again; if it was retired, nothing needs to be done.',
    remedy_lacks:
      'Add the parameters {{lacks}} to the table {{name}} as a crawl finds them (null is not none), or let the crawler make the table anew under another name; then crawl again.',
    remedy_replaced:
      'Let whoever reads {{name}} read the other tables, or make the files in {{location}} as they were; then crawl again.',
    remedy_deleted:
      'Look whether its data is still there and crawl again. DEPRECATE_IN_DATABASE as DeleteBehavior of the SchemaChangePolicy would have kept the table.',
  },
  run(context) {
    const { inventory, previous } = context;
    const { tablesOfOneTarget: line } = context.thresholds;
    if (!knowsAllTables(inventory) || isCrawling(inventory)) {
      return asBefore(previous['tables-given-up']);
    }
    const lacking = lackingTables(inventory, line.warning) !== undefined;
    const tables = givenUpOf(inventory);
    const harmful = tables.filter(
      ({ isAll, lacks, replacedBy }) =>
        lacking || isAll || lacks !== undefined || replacedBy !== undefined,
    );
    const told = harmful.length ? harmful : tables.filter(({ isNew }) => isNew);
    return told.length
      ? {
          severity: harmful.length ? 'warning' : 'info',
          ...wordsOf(told),
        }
      : deletedDraft(context, lacking);
  },
};

type GivenUp = GivenUpTable & {
  /** The target has no other table. */
  isAll: boolean;
};

function givenUpOf({
  targets,
  tableCount,
  givenUpElsewhere = [],
}: CrawlerInventory): GivenUp[] {
  return [
    ...targets.flatMap(({ tables }) =>
      (tables?.givenUp ?? []).map(table => ({
        ...table,
        isAll: tables?.count === 0,
      })),
    ),
    ...givenUpElsewhere.map(table => ({ ...table, isAll: tableCount === 0 })),
  ];
}

function part(name: string, values: Message['values']): Message {
  return { key: `glue-crawler.tables-given-up.${name}`, values };
}

function wordsOf(told: readonly GivenUp[]) {
  const first =
    told.find(({ lacks, replacedBy }) => lacks ?? replacedBy) ?? told[0];
  const { name, location, at, lacks, replacedBy } = first;
  const times = told.flatMap(table => (table.at ? Date.parse(table.at) : []));
  return {
    ...((lacks && { variant: 'lacks' }) ??
      (replacedBy && { variant: 'replaced' })),
    values: {
      count: told.length,
      name: abridge(name, MOST_NAME),
      more: told.length - 1,
      location,
      lacks: lacks ?? [],
      reason: reasonOf(first),
    },
    evidence: {
      tableNames: told.map(table => table.name),
      location,
      ...(at && { givenUpAt: at }),
      ...(lacks && { lackingParameters: lacks }),
      ...(replacedBy && { replacedBy }),
    },
    ...(times.length && { onsetAt: Math.min(...times) }),
  };
}

function reasonOf({ lacks, replacedBy }: GivenUp): Message | string {
  if (lacks) {
    return part('lacks', { names: lacks[0] });
  }
  return replacedBy
    ? part('replaced', { names: abridge(replacedBy[0], MOST_NAME / 2) })
    : '';
}

/** What crawls deleted is missed where a target has no table, or fewer than are right. */
function deletedDraft(context: DescribedCrawler, lacking: boolean) {
  const { inventory } = context;
  const { deletedTables: deleted } = inventory;
  const isEmpty = countedTargets(inventory).some(
    ({ tables }) => tables.count === 0,
  );
  return deleted && (lacking || isEmpty)
    ? ({
        severity: 'warning',
        variant: 'deleted',
        values: {
          count: deleted.count,
          at: time(Date.parse(deleted.startedAt)),
          name: abridge(deleted.names[0] ?? '', MOST_NAME),
        },
        evidence: {
          tables: deleted.count,
          tableNames: deleted.names,
          crawledAt: deleted.startedAt,
        },
        fixes:
          inventory.schemaChange.delete === 'DELETE_FROM_DATABASE'
            ? schemaChangeFixes(context, {
                DeleteBehavior: 'DEPRECATE_IN_DATABASE',
              })
            : [],
        onsetAt: Date.parse(deleted.startedAt),
      } satisfies FindingDraft)
    : undefined;
}
