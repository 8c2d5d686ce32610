import { SplitTarget } from '../CrawlerInventory';
import {
  Evidence,
  MessageValue,
  Said,
} from '@pipeline-health/plugin-pipeline-health-common';
import { countOfTables, sayLine } from './lines';

/** What of a split is told beside the sentence: of the worst target, and which others there are; with what its lines are made of. */
export function evidenceOf(
  worst: SplitTarget,
  split: SplitTarget[],
  expected: number,
): { evidence: Evidence; values: { [name: string]: MessageValue } } {
  const { path, tables } = worst;
  const report = tables.split;
  const evidence: Evidence = {
    target: path,
    tables: tables.count,
    tableNames: tables.names,
    newTables: tables.newCount,
    tablesExpected: expected,
  };
  const add = (
    name: string,
    value: number | string | string[] | undefined | false,
  ) => {
    if (
      value !== undefined &&
      value !== false &&
      (!Array.isArray(value) || value.length > 0)
    ) {
      evidence[name] = value;
    }
  };
  const values: { [name: string]: MessageValue } = {};
  const addLines = (name: string, lines: readonly Said[]) => {
    add(
      name,
      lines.map(({ message }) => message),
    );
    values[name] = lines.map(({ sentence }) => sentence);
  };
  const ifSeveral = <T>(lines: T[]) => (lines.length > 1 ? lines : []);
  add('newTableNames', tables.newNames);
  add('dataset', report.path !== path && report.path);
  add('datasets', ifSeveral(report.datasets));
  add('causes', report.causes);
  addLines('formats', ifSeveral(report.formats));
  addLines('compressions', ifSeveral(report.compressions));
  add('distinctSchemas', report.distinctSchemas);
  add('schemaSimilarityRatio', report.schemaSimilarity);
  addLines('differingColumns', report.differingColumns);
  add('lakeTables', report.lakeTables);
  add('markerTables', report.markerTables);
  add('leftoverTables', report.leftoverTables);
  add('lackingExclusions', report.lackingExclusions);
  add('failedTables', report.failedTables);
  add('unrecognizedTables', report.unrecognizedTables);
  add('filesBesideFolders', report.filesBesideFolders);
  add('foldersBesidePartitions', report.foldersBesidePartitions);
  addLines('partitionKeys', ifSeveral(report.partitionKeys));
  addLines('partitionDepths', ifSeveral(report.depths));
  addLines('headers', ifSeveral(report.headers));
  add('arrayTables', report.arrayTables);
  addLines(
    'otherTargets',
    split
      .filter(target => target !== worst)
      .map(target =>
        sayLine('group', {
          what: target.path,
          tables: countOfTables(target.tables.count),
        }),
      ),
  );
  return { evidence, values };
}
