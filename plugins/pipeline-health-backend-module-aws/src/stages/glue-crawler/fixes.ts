import { Fix } from '@pipeline-health/plugin-pipeline-health-common';
import { JsonObject, JsonValue } from '@backstage/types';
import {
  Call,
  fixesOf,
  Properties,
  Resource,
  ResourceType,
} from '../../aws/fixes';
import { excluding, lakeTargets, Targets } from './changeTargets';
import {
  CountedTarget,
  DescribedCrawler,
  UnreadableTable,
} from './CrawlerInventory';
import { SplitReport } from './split/SplitReport';

/** The only policy of grouping that there is. */
export const GROUPING = 'CombineCompatibleSchemas';

const CRAWLER: ResourceType = {
  cloudFormation: 'AWS::Glue::Crawler',
  terraform: 'aws_glue_crawler',
  arguments: {
    Targets: { as: 'members' },
    S3Targets: 's3_target',
    JdbcTargets: 'jdbc_target',
    MongoDBTargets: 'mongodb_target',
    DynamoDBTargets: 'dynamodb_target',
    CatalogTargets: 'catalog_target',
    DeltaTargets: 'delta_target',
    IcebergTargets: 'iceberg_target',
    HudiTargets: 'hudi_target',
  },
};

const CLASSIFIER: ResourceType = {
  cloudFormation: 'AWS::Glue::Classifier',
  terraform: 'awscc_glue_classifier',
};

type CrawlerToFix = Pick<DescribedCrawler, 'stage' | 'inventory'>;

/** What is to be otherwise in a crawler. */
interface CrawlerChange {
  /** Lists of targets that differ; the others are given back as they are. */
  targets?: Targets;
  /** Members of `Grouping`. */
  grouping?: { policy?: boolean; tableLevel?: number };
  schemaChange?: { UpdateBehavior?: string; DeleteBehavior?: string };
  csv?: { columns?: readonly string[]; delimiter?: string };
}

/** Combines schemas, or makes tables at another level. */
export function groupingFixes(
  crawler: CrawlerToFix,
  grouping: CrawlerChange['grouping'],
): Fix[] {
  return crawlerFixes(crawler, { grouping });
}

/** Adds patterns to what targets exclude, by their paths. */
export function exclusionFixes(
  crawler: CrawlerToFix,
  lacking: ReadonlyMap<string, readonly string[]>,
): Fix[] {
  return crawlerFixes(crawler, {
    targets: excluding(crawler.inventory.definition?.targets ?? {}, lacking),
  });
}

/** Sets behaviours of the SchemaChangePolicy, and gives the other one back. */
export function schemaChangeFixes(
  crawler: CrawlerToFix,
  change: CrawlerChange['schemaChange'],
): Fix[] {
  const { update, delete: remove } = crawler.inventory.schemaChange;
  return crawlerFixes(crawler, {
    schemaChange: {
      ...(update && { UpdateBehavior: update }),
      ...(remove && { DeleteBehavior: remove }),
      ...change,
    },
  });
}

/** Switches the schedule on; templates do not know whether it is. */
export function scheduleFixes({ stage: { name, region } }: CrawlerToFix) {
  return fixesOf(
    { region },
    {
      calls: [
        {
          service: 'glue',
          operation: 'StartCrawlerSchedule',
          input: { CrawlerName: name },
        },
      ],
    },
  );
}

/** Gives the crawler a classifier that reads a header in its CSV files. */
export function headerFixes(
  crawler: CrawlerToFix,
  { delimiter }: UnreadableTable,
): Fix[] {
  return crawlerFixes(crawler, { csv: { delimiter } });
}

/** Whatever of a split can be healed in the crawler, in one change. */
export function splitFixes(
  crawler: CrawlerToFix,
  {
    path,
    tables: { split },
  }: CountedTarget & { tables: { split: SplitReport } },
  grouping: CrawlerChange['grouping'],
): Fix[] {
  const { definition, targets } = crawler.inventory;
  const isOnly = targets.length === 1 && split.datasetCount <= 1;
  const found = definition?.targets ?? {};
  const isOf = (cause: SplitReport['leading'][number]) =>
    split.leading.includes(cause);
  const lacking = new Map([[path, split.lackingExclusions]]);
  const withLakes = split.lakes.length
    ? lakeTargets(found, path, split)
    : undefined;
  if (
    isOf('marker-files') &&
    split.leading.length === 1 &&
    split.leftoverTables.length &&
    !split.lackingExclusions.length
  ) {
    return leftoverFixes(crawler, split.leftoverTables);
  }
  return crawlerFixes(crawler, {
    ...(split.lakes.length
      ? { targets: withLakes && excluding(withLakes, lacking) }
      : split.lackingExclusions.length && {
          targets: excluding(found, lacking),
        }),
    grouping,
    ...(isOf('headers') &&
      split.csv && {
        csv: {
          delimiter: split.csv.delimiter,
          ...(isOnly && { columns: split.csv.columns }),
        },
      }),
  });
}

/** Deletes tables that hold no data, because their files are excluded by now. */
function leftoverFixes(
  { stage: { region }, inventory: { database = '' } }: CrawlerToFix,
  names: readonly string[],
): Fix[] {
  return fixesOf(
    { region },
    {
      calls: names.map(Name => ({
        service: 'glue',
        operation: 'DeleteTable',
        input: { DatabaseName: database, Name },
      })),
    },
  );
}

function crawlerFixes(
  { stage: { name, region }, inventory }: CrawlerToFix,
  { targets, grouping, schemaChange, csv }: CrawlerChange,
): Fix[] {
  const { definition, classifiers } = inventory;
  if (!definition) {
    return [];
  }
  const classifier = csv && csvClassifier(`${name}-csv`, csv);
  const changed: Properties = {
    ...(targets && { Targets: propertiesOf(targets) }),
    ...(grouping &&
      Object.keys(grouping).length > 0 && {
        Configuration: configurationWith(definition.configuration, grouping),
      }),
    ...(schemaChange && { SchemaChangePolicy: propertiesOf(schemaChange) }),
    ...(classifier && { Classifiers: [classifier.name, ...classifiers] }),
  };
  if (Object.keys(changed).length === 0) {
    return [];
  }
  return fixesOf(
    { region },
    {
      calls: [
        ...(classifier ? [classifier.call] : []),
        {
          service: 'glue',
          operation: 'UpdateCrawler',
          input: { Name: name, ...changed },
        },
      ],
      resources: [
        ...(classifier ? [classifier.resource] : []),
        { type: CRAWLER, name, properties: { Name: name, ...changed } },
      ],
    },
  );
}

/** The whole configuration with another grouping; numbers stand in it as AWS writes them. */
function configurationWith(
  configuration: JsonObject,
  { policy, tableLevel }: NonNullable<CrawlerChange['grouping']>,
): string {
  const { Version: _version, Grouping, ...others } = configuration;
  const known = isObject(Grouping) ? Grouping : {};
  const text = JSON.stringify({
    Grouping: {
      ...known,
      ...(policy && { TableGroupingPolicy: GROUPING }),
      ...(tableLevel !== undefined && { TableLevelConfiguration: tableLevel }),
    },
    ...others,
  });
  return `{"Version":1.0,${text.slice(1)}`;
}

function csvClassifier(
  name: string,
  { columns, delimiter }: NonNullable<CrawlerChange['csv']>,
): { name: string; call: Call; resource: Resource } {
  const CsvClassifier = {
    Name: name,
    ContainsHeader: 'PRESENT',
    ...(delimiter !== undefined && { Delimiter: delimiter }),
    ...(columns?.length && { Header: [...columns] }),
  };
  return {
    name,
    call: {
      service: 'glue',
      operation: 'CreateClassifier',
      input: { CsvClassifier },
    },
    resource: { type: CLASSIFIER, name, properties: { CsvClassifier } },
  };
}

/** What JSON holds, without members that are null. */
function propertiesOf(json: {
  [name: string]: JsonValue | undefined;
}): Properties {
  return Object.fromEntries(
    Object.entries(json).flatMap(([name, value]) => {
      const known = valueOf(value);
      return known === undefined ? [] : [[name, known]];
    }),
  );
}

function valueOf(json: JsonValue | undefined): Properties[string] | undefined {
  if (json === null || json === undefined) {
    return undefined;
  }
  if (Array.isArray(json)) {
    return json.flatMap(each => valueOf(each) ?? []);
  }
  return isObject(json) ? propertiesOf(json) : json;
}

function isObject(json: JsonValue | undefined): json is JsonObject {
  return typeof json === 'object' && json !== null && !Array.isArray(json);
}
