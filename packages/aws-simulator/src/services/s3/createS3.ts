import { errorTypeRegistries } from '@aws-sdk/client-s3';
import { z } from 'zod';
import { AwsError } from '../../wire/AwsError';
import { conditionsControl } from '../conditionsControl';
import { faultErrors } from '../faultErrors';
import { ScenarioContext, Service, World } from '../Service';
import { BucketItem, bucketSchema, denialSchema } from './bucketSchema';
import { s3Operations } from './s3Operations';
import { s3Protocol } from './s3Protocol';
import { S3Simulation } from './S3Simulation';

/** S3: buckets, and listings of the objects that others write. */
export function createS3(world: World): {
  service: Service;
  simulation: S3Simulation;
} {
  const simulation = new S3Simulation(world);
  const service: Service = {
    signingName: 's3',
    protocols: [s3Protocol({ errorRegistries: errorTypeRegistries })],
    operations: s3Operations(simulation),
    faultErrors: faultErrors('s3', {
      throttling: () =>
        new AwsError('SlowDown', 'Please reduce your request rate.', {
          status: 503,
        }),
      accessDenied: () =>
        new AwsError('AccessDenied', 'Access Denied', { status: 403 }),
      expiredCredentials: () =>
        new AwsError('ExpiredToken', 'The provided token has expired.'),
    }),
    sections: [
      {
        key: 'buckets',
        schema: z
          .array(bucketSchema)
          .transform(
            items => context =>
              items.forEach(item => addBucket(simulation, item, context)),
          ),
      },
    ],
    controls: [
      conditionsControl({
        path: 's3/bucket',
        key: 'bucket',
        title: 'bucket',
        fields: { denies: denialSchema },
        find: name => simulation.find(name),
        change: (bucket, { denies }) => {
          bucket.denies = denies;
        },
      }),
    ],
  };
  return { service, simulation };
}

function addBucket(
  s3: S3Simulation,
  item: BucketItem,
  context: ScenarioContext,
): void {
  const scope = {
    account: item.account ?? context.account,
    region: item.region ?? context.region,
  };
  const bucket = s3.createBucket(item.name, scope, item.tags);
  bucket.denies = item.denies;
  item.events.forEach(({ at, denies }) =>
    s3.deny(bucket, denies, context.zero + at),
  );
  for (const { from, until, ...arrivals } of item.arrivals) {
    s3.addArrivals(bucket, {
      ...arrivals,
      from: context.zero + from,
      until: until === undefined ? Infinity : context.zero + until,
    });
  }
}
