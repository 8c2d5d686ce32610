import { formatCount } from '../../../judging/words';
import { CrawlerCheck } from '../context';
import { CrawlerInventory } from '../CrawlerInventory';

const GROUPING = 'CombineCompatibleSchemas';
const MARKERS = /_SUCCESS|_temporary|(^|\/)_\*|(^|\/)\[?[._]/;

const s3Targets = ({ targets }: CrawlerInventory) =>
  targets.filter(({ type }) => type === 's3');

export const grouping: CrawlerCheck = {
  id: 'no-grouping',
  description:
    'Without CombineCompatibleSchemas a column that one folder lacks is enough to make a table of that folder.',
  run({ inventory }) {
    if (
      inventory.configurationUnreadable ||
      inventory.grouping.policy === GROUPING ||
      s3Targets(inventory).length === 0
    ) {
      return undefined;
    }
    return {
      severity: 'info',
      title:
        'The crawler makes a table of every folder whose columns differ: compatible schemas are not combined',
      evidence: { groupingPolicy: inventory.grouping.policy ?? 'none' },
      remedy: `Set Grouping.TableGroupingPolicy to ${GROUPING} in the configuration of the crawler (console: create a single schema for each S3 path).`,
    };
  },
};

export const exclusions: CrawlerCheck = {
  id: 'no-exclusions',
  description:
    'Marker files of Spark and Hadoop, such as _SUCCESS and _temporary, can become tables of their own.',
  run({ inventory }) {
    const open = s3Targets(inventory).filter(
      target => !target.exclusions.some(pattern => MARKERS.test(pattern)),
    );
    if (open.length === 0) {
      return undefined;
    }
    return {
      severity: 'info',
      title: `Nothing keeps marker files out of ${
        open.length === 1 ? open[0].path : formatCount(open.length, 'target')
      }`,
      evidence: { targets: open.slice(0, 10).map(({ path }) => path) },
      remedy:
        "Add the exclusions '**/_SUCCESS', '**/_temporary/**' and '**/.*' to the target.",
    };
  },
};

export const schemaChangePolicy: CrawlerCheck = {
  id: 'schema-change-policy',
  description:
    'UPDATE_IN_DATABASE brings new columns into the table; DEPRECATE_IN_DATABASE keeps a table whose data is gone for a while, so that nothing that reads it breaks.',
  run({ inventory: { schemaChange, recrawl } }) {
    const newFoldersOnly = recrawl === 'CRAWL_NEW_FOLDERS_ONLY';
    const logsUpdates = schemaChange.update === 'LOG' && !newFoldersOnly;
    const deletes = schemaChange.delete === 'DELETE_FROM_DATABASE';
    if (!logsUpdates && !deletes) {
      return undefined;
    }
    return {
      severity: deletes ? 'warning' : 'info',
      title: deletes
        ? 'The crawler deletes tables and partitions whose data it does not find, even when it is missing for an hour only'
        : 'The crawler only logs changed schemas: new columns never reach the table',
      evidence: {
        updateBehavior: schemaChange.update ?? 'unknown',
        deleteBehavior: schemaChange.delete ?? 'unknown',
        ...(recrawl && { recrawlBehavior: recrawl }),
      },
      remedy: deletes
        ? 'Set DeleteBehavior of the SchemaChangePolicy to DEPRECATE_IN_DATABASE.'
        : 'Set UpdateBehavior of the SchemaChangePolicy to UPDATE_IN_DATABASE.',
    };
  },
};

export const unreadableConfiguration: CrawlerCheck = {
  id: 'unreadable-configuration',
  description:
    'The configuration of a crawler is a JSON string; when it is not readable, nobody knows how tables are grouped.',
  run({ inventory }) {
    return inventory.configurationUnreadable
      ? {
          severity: 'info',
          title:
            'The configuration of the crawler is not readable, so how it groups tables is not known',
          evidence: {},
          remedy:
            'Write the configuration of the crawler again as JSON with "Version": 1.0.',
        }
      : undefined;
  },
};
