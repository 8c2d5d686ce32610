import {
  CreateDatasetCommand,
  CreateProfileJobCommand,
  DataBrewClient,
} from '@aws-sdk/client-databrew';
import {
  CreateConnectionCommand,
  CreateJobCommand,
  CreateTriggerCommand,
  GlueClient,
} from '@aws-sdk/client-glue';
import { CreateClusterCommand, RedshiftClient } from '@aws-sdk/client-redshift';
import {
  SourceError,
  StageRef,
} from '@pipeline-health/plugin-pipeline-health-node';
import { createSource, REGION, scope } from '../../__testUtils__/simulatedAws';
import { AwsSource } from '../../AwsSource';
import { Emulator } from './Emulator';

/**
 * Makes jobs and warehouses at an emulator, with names of its own, and reads
 * them through the source.
 */
export class JobsLab {
  readonly prefix = `conformance-${Date.now().toString(36)}`;
  private readonly before = process.env.AWS_ENDPOINT_URL;
  private at?: {
    emulator: Emulator;
    source: AwsSource;
    glue: GlueClient;
    databrew: DataBrewClient;
    redshift: RedshiftClient;
  };

  async open(emulator: Emulator) {
    process.env.AWS_ENDPOINT_URL = emulator.url;
    const settings = {
      region: REGION,
      endpoint: emulator.url,
      credentials: { accessKeyId: 'test', secretAccessKey: 'test' },
    };
    this.at = {
      emulator,
      source: createSource(),
      glue: new GlueClient(settings),
      databrew: new DataBrewClient(settings),
      redshift: new RedshiftClient(settings),
    };
  }

  get opened() {
    if (!this.at) {
      throw new Error('The lab is not open');
    }
    return this.at;
  }

  glueJob(name: string): StageRef {
    return this.stage('glue-job', 'glue', `job/${this.prefix}-${name}`);
  }

  databrewJob(name: string): StageRef {
    return this.stage('databrew-job', 'databrew', `job/${this.prefix}-${name}`);
  }

  cluster(name: string): StageRef {
    return this.stage(
      'redshift-cluster',
      'redshift',
      `cluster:${this.prefix}-${name}`,
    );
  }

  workgroup(id: string): StageRef {
    return this.stage(
      'redshift-workgroup',
      'redshift-serverless',
      `workgroup/${id}`,
    );
  }

  async createGlueJob(name: string) {
    const { glue } = this.opened;
    const { name: job } = this.glueJob(name);
    await glue.send(
      new CreateConnectionCommand({
        ConnectionInput: {
          Name: `${job}-warehouse`,
          ConnectionType: 'JDBC',
          ConnectionProperties: {
            JDBC_CONNECTION_URL:
              'jdbc:redshift://sales.c5example.eu-central-1.redshift.amazonaws.com:5439/dev',
            USERNAME: 'loader',
            PASSWORD: 'never-read',
          },
        },
      }),
    );
    await glue.send(
      new CreateJobCommand({
        Name: job,
        Role: 'AWSGlueServiceRole',
        Command: { Name: 'glueetl', ScriptLocation: 's3://scripts/load.py' },
        DefaultArguments: { '--source_path': 's3://prepared/größe/' },
        Connections: { Connections: [`${job}-warehouse`] },
        GlueVersion: '5.0',
        WorkerType: 'G.1X',
        NumberOfWorkers: 4,
        Timeout: 90,
      }),
    );
    await glue.send(
      new CreateTriggerCommand({
        Name: `${job}-hourly`,
        Type: 'SCHEDULED',
        Schedule: 'cron(15 * * * ? *)',
        Actions: [{ JobName: job }],
        StartOnCreation: true,
      }),
    );
  }

  async createDatabrewJob(name: string) {
    const { databrew } = this.opened;
    const { name: job } = this.databrewJob(name);
    await databrew.send(
      new CreateDatasetCommand({
        Name: `${job}-dataset`,
        Format: 'CSV',
        Input: { S3InputDefinition: { Bucket: 'raw', Key: 'orders/' } },
      }),
    );
    await databrew.send(
      new CreateProfileJobCommand({
        Name: job,
        DatasetName: `${job}-dataset`,
        OutputLocation: { Bucket: 'profiles', Key: 'orders/' },
        RoleArn: `arn:aws:iam::${scope.account}:role/databrew`,
        LogSubscription: 'ENABLE',
        MaxCapacity: 5,
        Timeout: 60,
      }),
    );
  }

  async createCluster(name: string) {
    await this.opened.redshift.send(
      new CreateClusterCommand({
        ClusterIdentifier: this.cluster(name).name,
        NodeType: 'ra3.xlplus',
        ClusterType: 'multi-node',
        NumberOfNodes: 2,
        MasterUsername: 'admin',
        MasterUserPassword: 'Never-Read-1',
        DBName: 'analytics',
      }),
    );
  }

  async problemOf(stage: StageRef) {
    return SourceError.toProblem(
      await this.opened.source.describe(stage).then(
        () => undefined,
        error => error,
      ),
    );
  }

  async close() {
    if (this.before === undefined) {
      delete process.env.AWS_ENDPOINT_URL;
    } else {
      process.env.AWS_ENDPOINT_URL = this.before;
    }
    const { at } = this;
    [at?.glue, at?.databrew, at?.redshift].forEach(each => each?.destroy());
    await at?.source.close();
    await at?.emulator.stop();
  }

  private stage(kind: string, service: string, resource: string): StageRef {
    return {
      ...scope,
      arn: `arn:aws:${service}:${scope.region}:${scope.account}:${resource}`,
      kind,
      name: resource.replace(/^\w+[/:]/, ''),
    };
  }
}
