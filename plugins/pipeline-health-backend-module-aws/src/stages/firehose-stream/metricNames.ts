import { DestinationType, FirehoseInventory } from './FirehoseInventory';

/** The first part of the names of the delivery metrics. */
const FAMILIES: { [type in DestinationType]?: string } = {
  opensearch: 'DeliveryToAmazonOpenSearchService',
  'opensearch-serverless': 'DeliveryToAmazonOpenSearchServerless',
  // The newer names, which have the freshness; the older ones are asked for beside them.
  elasticsearch: 'DeliveryToAmazonOpenSearchService',
  s3: 'DeliveryToS3',
  redshift: 'DeliveryToRedshift',
  splunk: 'DeliveryToSplunk',
  http: 'DeliveryToHttpEndpoint',
  snowflake: 'DeliveryToSnowflake',
  iceberg: 'DeliveryToIceberg',
};

const familyOf = ({ destination }: FirehoseInventory) =>
  destination && FAMILIES[destination.type];

export const ofDelivery = (name: string) => (inventory: FirehoseInventory) =>
  `${familyOf(inventory)}.${name}`;

export const delivers = (inventory: FirehoseInventory) =>
  familyOf(inventory) !== undefined;

export const deliversTo =
  (...types: DestinationType[]) =>
  ({ destination }: FirehoseInventory) =>
    destination !== undefined && types.includes(destination.type);

/** What CloudWatch calls the age of the oldest record; undefined where it has none. */
export function freshnessMetric(
  inventory: FirehoseInventory,
): string | undefined {
  return delivers(inventory)
    ? ofDelivery('DataFreshness')(inventory)
    : undefined;
}

/** The first part of the names of what is read; what is put directly has none. */
const SOURCES: { [type: string]: string } = {
  KinesisStreamAsSource: 'DataReadFromKinesisStream',
  MSKAsSource: 'DataReadFromSource',
};

export const ofSource =
  (name: string) =>
  ({ source }: FirehoseInventory) =>
    SOURCES[source.type]
      ? `${SOURCES[source.type]}.${name}`
      : `Incoming${name}`;

export const takesPuts = ({ source }: FirehoseInventory) =>
  !SOURCES[source.type];
