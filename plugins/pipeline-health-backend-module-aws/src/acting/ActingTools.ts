import { Price, Shard } from '@pipeline-health/plugin-pipeline-health-node';
import { AwsAccess } from '../aws/access';

/** What actions work with. */
export interface ActingTools {
  accessOf(shard: Shard): AwsAccess;
  /** As a source tells it. */
  priceOf(name: string, region: string): Price | undefined;
}
