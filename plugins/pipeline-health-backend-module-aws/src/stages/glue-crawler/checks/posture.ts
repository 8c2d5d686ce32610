import { lackingExclusions } from '../exclusions/markers';
import { asBefore } from '../../../judging';
import {
  CrawlerCheck,
  CrawlerInventory,
  knowsAllTables,
} from '../CrawlerInventory';
import { holdsSeveral } from '../expected';
import { exclusionFixes, groupingFixes, schemaChangeFixes } from '../fixes';
import { GROUPING } from '../changeCrawler';
import { shortAddress } from '../s3Path';

/** What a headline has room for. */
const MOST_ADDRESS = 64;

const s3Targets = ({ targets }: CrawlerInventory) =>
  targets.filter(({ type }) => type === 's3');

export const grouping: CrawlerCheck = {
  id: 'no-grouping',
  title: 'No grouping of schemas',
  description:
    'Without CombineCompatibleSchemas folders become one table only when their columns are more than 70 % alike and there are no more than five schemas. Where a target holds several datasets, or seems to, it is not advised, because it may combine them.',
  claim: 'posture',
  messages: {
    title:
      'Folders whose columns differ much become tables of their own: compatible schemas are not combined',
    remedy: `Set Grouping.TableGroupingPolicy to ${GROUPING} in the configuration of the crawler (console: create a single schema for each S3 path).`,
  },
  run(context) {
    const { inventory, previous } = context;
    const { tablesOfOneTarget: line } = context.thresholds;
    if (
      inventory.configurationUnreadable ||
      inventory.grouping.policy === GROUPING ||
      s3Targets(inventory).length === 0 ||
      (line.warning ?? 1) > 1
    ) {
      return undefined;
    }
    if (!knowsAllTables(inventory)) {
      return asBefore(previous['no-grouping']);
    }
    if (holdsSeveral(inventory) || inventory.swallowingTables) {
      return undefined;
    }
    return {
      severity: 'info',
      evidence: { groupingPolicy: inventory.grouping.policy ?? 'none' },
      fixes: groupingFixes(context, { policy: true }),
    };
  },
};

export const exclusions: CrawlerCheck = {
  id: 'no-exclusions',
  title: 'No exclusions',
  description:
    'Marker files of Spark and Hadoop, such as _SUCCESS and _temporary, can become tables of their own.',
  claim: 'posture',
  messages: {
    title_one: 'Nothing keeps marker files out of {{path}}',
    title_other: 'Nothing keeps marker files out of {{count}} targets',
    remedy:
      "Add the exclusions '**_SUCCESS' and '**_temporary/**' to the target: they match directly under it and below.",
  },
  run(context) {
    const lacking = s3Targets(context.inventory).map(
      ({ path, exclusions: known }) =>
        [path, lackingExclusions(known)] as const,
    );
    const open = lacking.filter(([, patterns]) => patterns.length > 0);
    if (open.length === 0) {
      return undefined;
    }
    return {
      severity: 'info',
      values: {
        count: open.length,
        path: shortAddress(open[0][0], MOST_ADDRESS),
      },
      evidence: { targets: open.slice(0, 10).map(([path]) => path) },
      fixes: exclusionFixes(context, new Map(open)),
    };
  },
};

export const schemaChangePolicy: CrawlerCheck = {
  id: 'schema-change-policy',
  title: 'Schema change policy',
  description:
    'UPDATE_IN_DATABASE brings new columns into the table; DEPRECATE_IN_DATABASE keeps a table whose data is gone for a while, so that nothing that reads it breaks.',
  claim: 'posture',
  messages: {
    title:
      'The crawler only logs changed schemas: new columns never reach the table',
    title_deletes:
      'The crawler deletes tables and partitions whose data it does not find, even if missing for an hour',
    remedy:
      'Set UpdateBehavior of the SchemaChangePolicy to UPDATE_IN_DATABASE.',
    remedy_deletes:
      'Set DeleteBehavior of the SchemaChangePolicy to DEPRECATE_IN_DATABASE.',
  },
  run(context) {
    const { schemaChange, recrawl } = context.inventory;
    const newFoldersOnly = recrawl === 'CRAWL_NEW_FOLDERS_ONLY';
    const logsUpdates = schemaChange.update === 'LOG' && !newFoldersOnly;
    const deletes = schemaChange.delete === 'DELETE_FROM_DATABASE';
    if (!logsUpdates && !deletes) {
      return undefined;
    }
    return {
      severity: 'info',
      ...(deletes && { variant: 'deletes' }),
      evidence: {
        updateBehavior: schemaChange.update ?? 'unknown',
        deleteBehavior: schemaChange.delete ?? 'unknown',
        ...(recrawl && { recrawlBehavior: recrawl }),
      },
      fixes: schemaChangeFixes(context, {
        ...(logsUpdates && { UpdateBehavior: 'UPDATE_IN_DATABASE' }),
        ...(deletes && { DeleteBehavior: 'DEPRECATE_IN_DATABASE' }),
      }),
    };
  },
};

export const unreadableConfiguration: CrawlerCheck = {
  id: 'unreadable-configuration',
  title: 'Unreadable configuration',
  description:
    'The configuration of a crawler is a JSON string; when it is not readable, nobody knows how tables are grouped.',
  claim: 'posture',
  messages: {
    title:
      'The configuration of the crawler is not readable, so how it groups tables is not known',
    remedy:
      'Write the configuration of the crawler again as JSON with "Version": 1.0.',
  },
  run({ inventory }) {
    return inventory.configurationUnreadable ? { severity: 'info' } : undefined;
  },
};
