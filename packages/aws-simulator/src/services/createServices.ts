import { CloudWatchSimulation } from './cloudwatch/CloudWatchSimulation';
import { createCloudWatch } from './cloudwatch/createCloudWatch';
import { createGlue } from './glue/createGlue';
import { GlueSimulation } from './glue/GlueSimulation';
import { Service, World } from './Service';
import { createSqs } from './sqs/createSqs';
import { SqsSimulation } from './sqs/SqsSimulation';
import { createSts } from './sts/createSts';

/** The services of the simulated AWS, and those that code can reach into. */
export interface Services {
  all: Service[];
  sqs: SqsSimulation;
  cloudwatch: CloudWatchSimulation;
  glue: GlueSimulation;
}

/** Creates every service; a new one is added here. */
export function createServices(world: World): Services {
  const sqs = createSqs(world);
  const cloudwatch = createCloudWatch(world);
  const glue = createGlue(world);
  const sts = createSts(world);
  return {
    all: [sqs.service, cloudwatch.service, glue.service, sts],
    sqs: sqs.simulation,
    cloudwatch: cloudwatch.simulation,
    glue: glue.simulation,
  };
}
