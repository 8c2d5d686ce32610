import {
  CreateCrawlerCommand,
  CreateDatabaseCommand,
  CreateTableCommand,
  GlueClient,
} from '@aws-sdk/client-glue';
import type { TableInput } from '@aws-sdk/client-glue';
import { StageRef } from '@pipeline-health/plugin-pipeline-health-node';
import { createSource, REGION, scope } from '../../__testUtils__/simulatedAws';
import { AwsSource } from '../../AwsSource';
import { Emulator } from './Emulator';

/**
 * Makes crawlers, tables and transforms at an emulator, with names of its own,
 * and reads them through the source.
 */
export class GlueLab {
  readonly prefix = `conformance-${Date.now().toString(36)}`;
  readonly target = `s3://acme-${this.prefix}/événements/`;
  private readonly before = process.env.AWS_ENDPOINT_URL;
  private at?: { emulator: Emulator; source: AwsSource; client: GlueClient };

  async open(emulator: Emulator) {
    process.env.AWS_ENDPOINT_URL = emulator.url;
    const client = new GlueClient({
      region: REGION,
      endpoint: emulator.url,
      credentials: { accessKeyId: 'test', secretAccessKey: 'test' },
    });
    this.at = { emulator, source: createSource(), client };
    await client.send(
      new CreateDatabaseCommand({ DatabaseInput: { Name: this.prefix } }),
    );
  }

  get source() {
    return this.opened.source;
  }

  get client() {
    return this.opened.client;
  }

  private get opened() {
    if (!this.at) {
      throw new Error('The lab is not open');
    }
    return this.at;
  }

  crawler(name: string): StageRef {
    return this.stage('glue-crawler', 'crawler', `${this.prefix}-${name}`);
  }

  transform(id: string): StageRef {
    return this.stage('glue-ml-transform', 'mlTransform', id);
  }

  async createCrawler(name: string) {
    await this.client.send(
      new CreateCrawlerCommand({
        Name: this.crawler(name).name,
        Role: 'AWSGlueServiceRole',
        DatabaseName: this.prefix,
        TablePrefix: `${name}_`,
        Targets: {
          S3Targets: [{ Path: this.target, Exclusions: ['**/_SUCCESS'] }],
        },
        Schedule: 'cron(15 6 * * ? *)',
        SchemaChangePolicy: {
          UpdateBehavior: 'UPDATE_IN_DATABASE',
          DeleteBehavior: 'DEPRECATE_IN_DATABASE',
        },
        RecrawlPolicy: { RecrawlBehavior: 'CRAWL_EVERYTHING' },
        Configuration: JSON.stringify({
          Version: 1.0,
          Grouping: { TableGroupingPolicy: 'CombineCompatibleSchemas' },
        }),
      }),
    );
  }

  async createTable(crawler: string, table: TableInput) {
    await this.client.send(
      new CreateTableCommand({
        DatabaseName: this.prefix,
        TableInput: {
          TableType: 'EXTERNAL_TABLE',
          PartitionKeys: [{ Name: 'day', Type: 'string' }],
          ...table,
          StorageDescriptor: {
            Columns: [{ Name: 'id', Type: 'string' }],
            Location: this.target,
            ...table.StorageDescriptor,
          },
          Parameters: {
            UPDATED_BY_CRAWLER: this.crawler(crawler).name,
            classification: 'parquet',
            compressionType: 'none',
            ...table.Parameters,
          },
        },
      }),
    );
  }

  async close() {
    if (this.before === undefined) {
      delete process.env.AWS_ENDPOINT_URL;
    } else {
      process.env.AWS_ENDPOINT_URL = this.before;
    }
    this.at?.client.destroy();
    await this.at?.source.close();
    await this.at?.emulator.stop();
  }

  private stage(kind: string, resource: string, name: string): StageRef {
    return {
      ...scope,
      arn: `arn:aws:glue:${scope.region}:${scope.account}:${resource}/${name}`,
      kind,
      name,
    };
  }
}
