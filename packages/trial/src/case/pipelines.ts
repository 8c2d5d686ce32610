import { JsonObject } from '@backstage/types';
import { z } from 'zod';
import { Truth } from './caseSchema';

/** A pipeline of a case. */
export interface WatchedPipeline {
  name: string;
  arns: string[];
  thresholds?: JsonObject;
}

interface Where {
  account: string;
  region: string;
}

/** A section of scenario files, by which key its items are named, and their ARNs. */
interface Form {
  section: string;
  keys: string[];
  arn(resource: { [key: string]: unknown }, where: Where): string;
}

/** By the shorthand of a resource, where it may be found. */
const SHORTHANDS: { [shorthand: string]: Form[] } = {
  sqs: [regional('queues', 'sqs', '')],
  kinesis: [regional('streams', 'kinesis', 'stream/')],
  firehose: [regional('deliveryStreams', 'firehose', 'deliverystream/')],
  lambda: [regional('functions', 'lambda', 'function:')],
  opensearch: [regional('domains', 'es', 'domain/')],
  s3: [
    {
      section: 'buckets',
      keys: ['name'],
      arn: ({ name }) => `arn:aws:s3:::${name}`,
    },
  ],
  crawler: [regional('crawlers', 'glue', 'crawler/')],
  'glue-job': [regional('glueJobs', 'glue', 'job/')],
  transform: [regional('transforms', 'glue', 'mlTransform/', ['id', 'name'])],
  databrew: [regional('databrewJobs', 'databrew', 'job/')],
  redshift: [
    regional('clusters', 'redshift', 'cluster:'),
    regional('workgroups', 'redshift-serverless', 'workgroup/', ['id', 'name']),
  ],
};

/** The first of the keys is the one that the ARN ends with. */
function regional(
  section: string,
  service: string,
  before: string,
  keys: string[] = ['name'],
): Form {
  return {
    section,
    keys,
    arn: (resource, { account, region }) =>
      `arn:aws:${service}:${region}:${account}:${before}${resource[keys[0]]}`,
  };
}

const sceneSchema = z.looseObject({
  account: z.string().default('123456789012'),
  region: z.string().default('eu-central-1'),
  include: z.array(z.string()).default([]),
});

const resourcesSchema = z.array(z.looseObject({})).default([]);

/** The pipelines of a case, with full ARNs for shorthands such as `sqs:orders`. */
export function readPipelines(
  file: string,
  truth: Truth,
  scenario: object,
): WatchedPipeline[] {
  const scene = sceneSchema.parse(scenario);
  return Object.entries(truth.pipelines).map(([name, value]) => {
    const { arns, thresholds } =
      typeof value === 'string'
        ? { arns: value, thresholds: undefined }
        : value;
    return {
      name,
      arns: arns
        .split(/[\s,]+/)
        .filter(Boolean)
        .map(text => {
          try {
            return arnOf(text, scene);
          } catch (error) {
            const why = error instanceof Error ? error.message : error;
            throw new Error(`${file}: truth.pipelines.${name}: ${why}`);
          }
        }),
      thresholds,
    };
  });
}

function arnOf(text: string, scene: z.output<typeof sceneSchema>): string {
  if (text.startsWith('arn:')) {
    return text;
  }
  const [, shorthand = '', name = ''] = /^([a-z0-9-]+):(.+)$/.exec(text) ?? [];
  const forms = SHORTHANDS[shorthand];
  if (!forms) {
    throw new Error(
      `${text} is no ARN and begins with none of ${Object.keys(SHORTHANDS).join(
        ', ',
      )}`,
    );
  }
  for (const { section, keys, arn } of forms) {
    const resources = resourcesSchema.parse(scene[section]);
    const found = resources.find(resource =>
      keys.some(key => resource[key] === name),
    );
    if (found) {
      return arn(found, scene);
    }
  }
  // What an included scenario makes is not known here.
  if (scene.include.length > 0) {
    const [{ keys, arn }] = forms;
    return arn({ [keys[0]]: name }, scene);
  }
  const sections = forms.map(({ section }) => section).join(' and ');
  throw new Error(`${text} matches nothing in ${sections} of the scenario`);
}

/** `arn:aws:glue:eu-central-1:123456789012:crawler/c01` is `glue:crawler/c01`. */
export function shortArn(arn: string): string {
  const [, , service, , , ...resource] = arn.split(':');
  return arn.startsWith('arn:') ? `${service}:${resource.join(':')}` : arn;
}
