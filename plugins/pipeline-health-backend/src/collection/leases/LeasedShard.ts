import { Shard } from '@pipeline-health/plugin-pipeline-health-node';
import { Lease } from '../../database';

/** An account and region, and the lease under which this process collects it. */
export interface LeasedShard extends Shard {
  readonly lease: Lease;
}
