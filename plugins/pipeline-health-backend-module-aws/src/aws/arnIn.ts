import { Shard } from '@pipeline-health/plugin-pipeline-health-node';

/** The ARN of a resource of a service in an account and region. */
export function arnIn(
  { account, region }: Shard,
  service: string,
  resource: string,
): string {
  return `arn:${partitionOf(
    region,
  )}:${service}:${region}:${account}:${resource}`;
}

function partitionOf(region: string): string {
  if (region.startsWith('cn-')) {
    return 'aws-cn';
  }
  return region.startsWith('us-gov-') ? 'aws-us-gov' : 'aws';
}
