import { CloudWatchSimulation } from './cloudwatch/CloudWatchSimulation';
import { createCloudWatch } from './cloudwatch/createCloudWatch';
import { createDatabrew } from './databrew/createDatabrew';
import { DatabrewSimulation } from './databrew/DatabrewSimulation';
import { createFirehose } from './firehose/createFirehose';
import { FirehoseSimulation } from './firehose/FirehoseSimulation';
import { createGlue } from './glue/createGlue';
import { GlueSimulation } from './glue/GlueSimulation';
import { createKinesis } from './kinesis/createKinesis';
import { KinesisSimulation } from './kinesis/KinesisSimulation';
import { createRedshift } from './redshift/createRedshift';
import { RedshiftSimulation } from './redshift/RedshiftSimulation';
import { createOpenSearch } from './opensearch/createOpenSearch';
import { OpenSearchSimulation } from './opensearch/OpenSearchSimulation';
import { createLambda } from './lambda/createLambda';
import { LambdaSimulation } from './lambda/LambdaSimulation';
import { createS3 } from './s3/createS3';
import { S3Simulation } from './s3/S3Simulation';
import { Service, World } from './Service';
import { createSns } from './sns/createSns';
import { createSqs } from './sqs/createSqs';
import { SqsSimulation } from './sqs/SqsSimulation';
import { createSts } from './sts/createSts';
import { createTagging } from './tagging/createTagging';

/** The services of the simulated AWS, and those that code can reach into. */
export interface Services {
  all: Service[];
  sqs: SqsSimulation;
  cloudwatch: CloudWatchSimulation;
  glue: GlueSimulation;
  firehose: FirehoseSimulation;
  kinesis: KinesisSimulation;
  lambda: LambdaSimulation;
  opensearch: OpenSearchSimulation;
  s3: S3Simulation;
  databrew: DatabrewSimulation;
  redshift: RedshiftSimulation;
}

/** Creates every service; a new one is added here. */
export function createServices(world: World): Services {
  const sqs = createSqs(world);
  const cloudwatch = createCloudWatch(world);
  const glue = createGlue(world);
  const s3 = createS3(world);
  const firehose = createFirehose(world, s3.simulation);
  const kinesis = createKinesis(world, firehose.simulation);
  const databrew = createDatabrew(world);
  const redshift = createRedshift(world);
  const lambda = createLambda(world, {
    firehose: firehose.simulation,
    kinesis: kinesis.simulation,
  });
  const opensearch = createOpenSearch(world, firehose.simulation);
  const sns = createSns(cloudwatch.simulation.alarms);
  const sts = createSts(world);
  const tagging = createTagging(world);
  return {
    all: [
      sqs.service,
      cloudwatch.service,
      glue.service,
      firehose.service,
      kinesis.service,
      lambda.service,
      opensearch.service,
      s3.service,
      databrew.service,
      ...redshift.services,
      sns,
      sts,
      tagging,
    ],
    sqs: sqs.simulation,
    cloudwatch: cloudwatch.simulation,
    glue: glue.simulation,
    firehose: firehose.simulation,
    kinesis: kinesis.simulation,
    lambda: lambda.simulation,
    opensearch: opensearch.simulation,
    s3: s3.simulation,
    databrew: databrew.simulation,
    redshift: redshift.simulation,
  };
}
