import { Scope } from '../../wire/wireMessages';

/** The ARN of something of Glue, such as `job/load-orders`. */
export function glueArn({ account, region }: Scope, resource: string): string {
  return `arn:aws:glue:${region}:${account}:${resource}`;
}
