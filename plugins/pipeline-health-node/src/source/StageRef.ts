/**
 * One account in one region: the unit of collection.
 *
 * @public
 */
export interface Shard {
  account: string;
  region: string;
}

/**
 * A resource of a known kind, identified by its ARN.
 *
 * @public
 */
export interface StageRef extends Shard {
  arn: string;
  kind: string;
  name: string;
}
