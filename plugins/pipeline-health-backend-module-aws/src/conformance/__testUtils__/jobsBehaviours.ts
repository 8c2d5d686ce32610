import { StartJobRunCommand } from '@aws-sdk/client-glue';
import { JobsLab } from './JobsLab';

/**
 * How Glue jobs, DataBrew and Redshift behave, as far as we rely on it: what is
 * said of each, and its proof.
 */
export function jobsBehaviours(lab: JobsLab): {
  [behaviour: string]: () => Promise<void>;
} {
  return {
    'gives a Glue job, its trigger and the warehouse it leads to': async () => {
      await lab.createGlueJob('load');
      const stage = lab.glueJob('load');
      const { inventory, links, runs } = await lab.opened.source.describe(
        stage,
      );
      expect(inventory).toMatchObject({
        type: 'glueetl',
        glueVersion: '5.0',
        numberOfWorkers: 4,
        timeoutSeconds: 5400,
        schedules: { answer: [{ expression: 'cron(15 * * * ? *)' }] },
        triggers: { answer: [{ type: 'SCHEDULED', state: 'ACTIVATED' }] },
        runs: { answer: null },
        warehouses: { answer: null },
      });
      expect(JSON.stringify(inventory)).not.toContain('never-read');
      expect(runs).toEqual([]);
      expect(links).toMatchObject([
        { from: 'arn:aws:s3:::prepared/größe/', relation: 'job-input' },
        {
          to: 'arn:aws:redshift:eu-central-1:123456789012:cluster:sales',
          relation: 'warehouse-load',
        },
      ]);
    },

    'tells of a run of a Glue job that was started': async () => {
      await lab.createGlueJob('started');
      const stage = lab.glueJob('started');
      await lab.opened.glue.send(
        new StartJobRunCommand({ JobName: stage.name }),
      );
      const { runs } = await lab.opened.source.describe(stage);
      expect(runs).toHaveLength(1);
      expect(Date.parse(runs?.[0].startedAt ?? '')).not.toBeNaN();
    },

    'says that a Glue job is not there': async () => {
      expect((await lab.problemOf(lab.glueJob('never'))).code).toBe(
        'not-found',
      );
    },

    'gives a DataBrew job and its dataset': async () => {
      await lab.createDatabrewJob('profile');
      const { inventory, links } = await lab.opened.source.describe(
        lab.databrewJob('profile'),
      );
      expect(inventory).toMatchObject({
        type: 'PROFILE',
        maxCapacity: 5,
        logs: 'ENABLE',
        dataset: { answer: { location: 's3://raw/orders/', format: 'CSV' } },
      });
      expect(links[0]).toMatchObject({
        from: 'arn:aws:s3:::raw/orders/',
        relation: 'job-input',
      });
    },

    'gives the outputs, timeout, runs and schedules of a profile job':
      async () => {
        await lab.createDatabrewJob('complete');
        const { inventory, links, runs } = await lab.opened.source.describe(
          lab.databrewJob('complete'),
        );
        expect(links).toHaveLength(2);
        expect(runs).toEqual([]);
        expect(inventory).toMatchObject({
          timeoutSeconds: 3600,
          runs: { answer: null },
          connections: { answer: null },
        });
      },

    'says that a DataBrew job is not there': async () => {
      expect((await lab.problemOf(lab.databrewJob('never'))).code).toBe(
        'not-found',
      );
    },

    'gives a Redshift cluster': async () => {
      await lab.createCluster('sales');
      const { inventory } = await lab.opened.source.describe(
        lab.cluster('sales'),
      );
      expect(inventory).toMatchObject({
        nodeType: 'ra3.xlplus',
        nodes: 2,
        database: 'analytics',
        snapshotRetentionDays: 1,
        loadStatus: 'off',
      });
      expect(Date.parse(String(inventory.createdAt))).not.toBeNaN();
    },

    'says that a Redshift cluster is not there': async () => {
      expect((await lab.problemOf(lab.cluster('never'))).code).toBe(
        'not-found',
      );
    },

    'says that a workgroup is not there': async () => {
      expect((await lab.problemOf(lab.workgroup('7ad7ea7b-3b1c'))).code).toBe(
        'not-found',
      );
    },
  };
}
