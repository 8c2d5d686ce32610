import {
  countedTargets,
  CrawlerCheck,
  CountedTarget,
} from '../CrawlerInventory';
import { datasetCount, expectedTables } from '../expected';
import { shortAddress } from '../s3Path';

const MOST_ADDRESS = 60;

export const severalDatasets: CrawlerCheck = {
  id: 'several-datasets',
  title: 'Several datasets',
  description:
    'Folders with names below one target are different datasets, and each is rightly a table of its own. How many are right can be said, so that one which is gone is missed.',
  claim: 'posture',
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
          count > 1 && count >= expected[at] && count > (line.warning ?? 1)
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
