import {
  Check,
  CheckContext,
} from '@pipeline-health/plugin-pipeline-health-node';
import { ClusterInventory } from './ClusterInventory';
import { ClusterThreshold } from './thresholds';

/** What the rules of a cluster look at. */
export type ClusterContext = CheckContext<ClusterInventory, ClusterThreshold>;

/** A rule of a cluster. */
export type ClusterCheck = Check<ClusterInventory, ClusterThreshold>;
