import { abridge } from '@pipeline-health/plugin-pipeline-health-common';
import { asBefore } from '../../../judging';
import { endedRuns } from '../../../judging/runs';
import {
  CountedTarget,
  countedTargets,
  CrawlerCheck,
  isCrawling,
  knowsAllTables,
} from '../CrawlerInventory';
import { datasetCount, expectedTables, lackingTables } from '../expected';
import { shortAddress } from '../s3Path';

const MOST_ADDRESS = 60;

export const severalDatasets: CrawlerCheck = {
  id: 'several-datasets',
  title: 'Several datasets',
  description:
    'Folders with names below one target are different datasets, and each is rightly a table of its own. How many are right can be said, so that one which is gone is missed.',
  claim: 'own-fault',
  explains: 'nothing',
  messages: {
    title_one: '{{path}} holds {{count}} dataset, with a table of its own',
    title_other:
      '{{path}} holds {{count}} datasets, each with a table of its own',
    remedy:
      'These look like different datasets, and their tables are right as they are. Say so with the threshold tablesOfOneTarget: { warning: {{count}} }, or give each a target.',
    remedy_alike:
      'These look like different datasets by the names of their folders, and like one by their columns. Keep the tables when they are several; when it is one dataset, name the folders like partitions (region=eu).',
  },
  run({ inventory, thresholds: { tablesOfOneTarget: line } }) {
    const expected = expectedTables(inventory, line.warning);
    const several = countedTargets(inventory)
      .filter((target, at) => {
        const count = datasetCount(target);
        return (
          count > 1 &&
          count >= expected[at] &&
          count > (line.warning ?? 1) &&
          count === target.tables.count
        );
      })
      .sort((left, right) => datasetCount(right) - datasetCount(left));
    if (several.length === 0) {
      return undefined;
    }
    const [{ path, tables }] = several;
    return {
      severity: 'info',
      ...(tables.split?.datasetsAlike && { variant: 'alike' }),
      values: {
        path: shortAddress(path, MOST_ADDRESS),
        count: datasetCount(several[0]),
      },
      evidence: {
        target: path,
        datasets: tables.split?.datasets ?? [],
        datasetCount: datasetCount(several[0]),
        ...(several.length > 1 && {
          otherTargets: several.slice(1).map(lineOf),
        }),
      },
    };
  },
};

function lineOf(target: CountedTarget): string {
  return `${target.path}: ${datasetCount(target)} datasets`;
}

export const fewerTables: CrawlerCheck = {
  id: 'fewer-tables',
  title: 'Fewer tables',
  description:
    'Of the tables that its owner says are right, some are gone: whoever reads them finds nothing, or nothing new. A threshold above one is the number of datasets below a target.',
  claim: 'own-fault',
  metric: 'tablesOfOneTarget',
  messages: {
    title_one: '{{path}} has {{count}} table; {{expected}} are expected',
    title_other: '{{path}} has {{count}} tables; {{expected}} are expected',
    remedy:
      'Look below {{target}} for the dataset whose folder is gone, empty or excluded, and crawl again. When it was retired, say how many tables are right with the threshold tablesOfOneTarget.',
  },
  run({ inventory, runs, previous, thresholds: { tablesOfOneTarget: line } }) {
    if (!knowsAllTables(inventory) || isCrawling(inventory)) {
      return asBefore(previous['fewer-tables']);
    }
    const [last] = endedRuns(runs);
    const lacking = lackingTables(inventory, line.warning);
    if (!lacking || last?.state !== 'succeeded') {
      return undefined;
    }
    const { target, count, expected } = lacking;
    return {
      severity: 'warning',
      values: {
        path: shortAddress(target.path, MOST_ADDRESS),
        target: target.path,
        count,
        expected,
      },
      evidence: {
        target: target.path,
        tables: count,
        tablesExpected: expected,
        tableNames: target.tables.names,
      },
    };
  },
};

/** What a headline has room for. */
const MOST_NAME = 40;

export const swallowedDatasets: CrawlerCheck = {
  id: 'swallowed-datasets',
  title: 'Datasets in one table',
  description:
    'Where schemas are combined or the level of tables is set too high, datasets become partitions of one table: partition_0 then holds their names.',
  claim: 'posture',
  messages: {
    title_one:
      'The folders in partition_0 of {{name}} may be datasets of their own',
    title_other:
      'The folders in partition_0 of {{count}} tables may be datasets of their own',
    remedy:
      'Look at the values of partition_0 in {{name}}. When they are names of datasets, give each a target, or set Grouping.TableLevelConfiguration one level deeper; it counts for the whole crawler.',
  },
  run({ inventory: { swallowingTables: names = [], grouping } }) {
    const isCombined =
      grouping.policy !== undefined || grouping.tableLevel !== undefined;
    return names.length > 0 && isCombined
      ? {
          severity: 'info',
          values: { count: names.length, name: abridge(names[0], MOST_NAME) },
          evidence: {
            tableNames: names,
            ...(grouping.tableLevel !== undefined && {
              tableLevel: grouping.tableLevel,
            }),
          },
        }
      : undefined;
  },
};
