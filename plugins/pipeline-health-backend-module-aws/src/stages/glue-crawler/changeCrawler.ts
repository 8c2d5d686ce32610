import { Fix } from '@pipeline-health/plugin-pipeline-health-common';
import { JsonObject, JsonValue } from '@backstage/types';
import {
  Call,
  fixesOf,
  Properties,
  Resource,
  ResourceType,
} from '../../aws/fixes';
import { Targets } from './changeTargets';
import { DescribedCrawler } from './CrawlerInventory';

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

export type CrawlerToFix = Pick<DescribedCrawler, 'stage' | 'inventory'>;

/** What is to be otherwise in a crawler. */
export interface CrawlerChange {
  /** Lists of targets that differ; the others are given back as they are. */
  targets?: Targets;
  /** Members of `Grouping`. */
  grouping?: { policy?: boolean; tableLevel?: number };
  schemaChange?: { UpdateBehavior?: string; DeleteBehavior?: string };
  csv?: { columns?: readonly string[]; delimiter?: string };
}

export function crawlerFixes(
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
