import {
  CreateMLTransformCommand,
  StartCrawlerCommand,
} from '@aws-sdk/client-glue';
import {
  SourceError,
  StageRef,
} from '@pipeline-health/plugin-pipeline-health-node';
import { GlueLab } from './GlueLab';

/**
 * How Glue behaves, as far as we rely on it: what is said of each, and its proof.
 */
export function glueBehaviours(lab: GlueLab): {
  [behaviour: string]: () => Promise<void>;
} {
  return {
    'gives the configuration of a crawler': async () => {
      await lab.createCrawler('plain');
      const { inventory, runs, links } = await lab.source.describe(
        lab.crawler('plain'),
      );
      expect(inventory).toMatchObject({
        state: 'READY',
        database: lab.prefix,
        tablePrefix: 'plain_',
        schedule: { expression: 'cron(15 6 * * ? *)', state: 'SCHEDULED' },
        schemaChange: {
          update: 'UPDATE_IN_DATABASE',
          delete: 'DEPRECATE_IN_DATABASE',
        },
        recrawl: 'CRAWL_EVERYTHING',
        grouping: { policy: 'CombineCompatibleSchemas' },
        targets: [
          {
            type: 's3',
            path: lab.target,
            exclusions: ['**/_SUCCESS'],
            tables: { count: 0 },
          },
        ],
      });
      expect(Date.parse(String(inventory.createdAt))).not.toBeNaN();
      expect(runs).toEqual([]);
      expect(links).toMatchObject([
        {
          from: `arn:aws:s3:::acme-${lab.prefix}/événements/`,
          relation: 'crawler-target',
        },
      ]);
    },

    'has run statistics of a crawler': async () => {
      await lab.createCrawler('measured');
      const { inventory } = await lab.source.describe(lab.crawler('measured'));
      expect(inventory.statistics).toHaveProperty('answer');
    },

    'finds the tables of a crawler over several pages': async () => {
      await lab.createCrawler('paged');
      for (let index = 0; index < 120; index++) {
        await lab.createTable('paged', {
          Name: `paged_${index}`,
          StorageDescriptor: {
            Location: `${lab.target}part=${index}/`,
            Columns: [{ Name: 'id', Type: 'string' }],
          },
          Parameters: { classification: index % 2 ? 'json' : 'parquet' },
        });
      }
      const { inventory, samples } = await lab.source.describe(
        lab.crawler('paged'),
      );
      expect(inventory.tables).not.toHaveProperty('incomplete');
      expect(samples.tablesOfOneTarget.value).toBe(120);
      expect(inventory).toMatchObject({
        tableCount: 120,
        targets: [{ tables: { split: { causes: ['mixed-formats'] } } }],
      });
    },

    'tells of a crawl that was started': async () => {
      await lab.createCrawler('started');
      await lab.client.send(
        new StartCrawlerCommand({ Name: lab.crawler('started').name }),
      );
      const { runs } = await lab.source.describe(lab.crawler('started'));
      expect(runs).toHaveLength(1);
      expect(Date.parse(runs?.[0].startedAt ?? '')).not.toBeNaN();
    },

    'says that a crawler is not there': async () => {
      expect(await problemOf(lab, lab.crawler('never'))).toMatchObject({
        code: 'not-found',
      });
    },

    'gives a transform that was never taught, and its crawler': async () => {
      await lab.createTable('matched', {
        Name: 'matched_people',
        Parameters: {},
      });
      const { TransformId = '' } = await lab.client.send(
        new CreateMLTransformCommand({
          Name: `${lab.prefix}-match`,
          Role: 'AWSGlueServiceRole',
          InputRecordTables: [
            { DatabaseName: lab.prefix, TableName: 'matched_people' },
          ],
          Parameters: {
            TransformType: 'FIND_MATCHES',
            FindMatchesParameters: {
              PrimaryKeyColumnName: 'id',
              PrecisionRecallTradeoff: 0.6,
            },
          },
          MaxCapacity: 10,
        }),
      );
      const { inventory, links } = await lab.source.describe(
        lab.transform(TransformId),
      );
      expect(inventory).toMatchObject({
        name: `${lab.prefix}-match`,
        type: 'FIND_MATCHES',
        primaryKey: 'id',
        precisionRecallTradeoff: 0.6,
        inputs: { answer: [{ table: 'matched_people', exists: true }] },
      });
      expect(inventory.quality).toBeUndefined();
      expect(links).toMatchObject([{ from: lab.crawler('matched').arn }]);
    },

    'has no tasks of a transform that was never taught': async () => {
      const { TransformId = '' } = await lab.client.send(
        new CreateMLTransformCommand({
          Name: `${lab.prefix}-idle`,
          Role: 'AWSGlueServiceRole',
          InputRecordTables: [
            { DatabaseName: lab.prefix, TableName: 'matched_people' },
          ],
          Parameters: { TransformType: 'FIND_MATCHES' },
        }),
      );
      const { runs } = await lab.source.describe(lab.transform(TransformId));
      expect(runs).toEqual([]);
    },

    'says that a transform is not there': async () => {
      expect(
        await problemOf(lab, lab.transform(`tfm-${'0'.repeat(40)}`)),
      ).toMatchObject({ code: 'not-found' });
    },
  };
}

async function problemOf(lab: GlueLab, stage: StageRef) {
  return SourceError.toProblem(
    await lab.source.describe(stage).then(
      () => undefined,
      error => error,
    ),
  );
}
