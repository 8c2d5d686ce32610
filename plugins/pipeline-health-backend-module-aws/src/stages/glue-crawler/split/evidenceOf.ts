import { SplitTarget } from '../CrawlerInventory';
import { Evidence } from '@pipeline-health/plugin-pipeline-health-common';

/** What of a split is told beside the sentence: of the worst target, and which others there are. */
export function evidenceOf(
  worst: SplitTarget,
  split: SplitTarget[],
  expected: number,
): Evidence {
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
  const ifSeveral = (lines: string[]) => (lines.length > 1 ? lines : undefined);
  add('newTableNames', tables.newNames);
  add('dataset', report.path !== path && report.path);
  add('datasets', ifSeveral(report.datasets));
  add('causes', report.causes);
  add('formats', ifSeveral(report.formats));
  add('compressions', ifSeveral(report.compressions));
  add('distinctSchemas', report.distinctSchemas);
  add('schemaSimilarityRatio', report.schemaSimilarity);
  add('differingColumns', report.differingColumns);
  add('lakeTables', report.lakeTables);
  add('markerTables', report.markerTables);
  add('leftoverTables', report.leftoverTables);
  add('lackingExclusions', report.lackingExclusions);
  add('failedTables', report.failedTables);
  add('unrecognizedTables', report.unrecognizedTables);
  add('filesBesideFolders', report.filesBesideFolders);
  add('foldersBesidePartitions', report.foldersBesidePartitions);
  add('partitionKeys', ifSeveral(report.partitionKeys));
  add('partitionDepths', ifSeveral(report.depths));
  add('headers', ifSeveral(report.headers));
  add('arrayTables', report.arrayTables);
  add(
    'otherTargets',
    split
      .filter(target => target !== worst)
      .map(target => `${target.path}: ${target.tables.count} tables`),
  );
  return evidence;
}
