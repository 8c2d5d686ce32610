import { Asked, Check } from '@pipeline-health/plugin-pipeline-health-node';
import { WarehouseFacts } from '../redshift';
import type { WorkgroupThreshold } from './thresholds';

/** The configuration and facts of a Redshift Serverless workgroup. */
export type WorkgroupInventory = WarehouseFacts & {
  name: string;
  /** `AVAILABLE`, `CREATING`, `MODIFYING`, `DELETING`, or something newer. */
  status: string;
  namespace?: string;
  /** What the namespace says of itself. */
  namespaceFacts: Asked<NamespaceFacts>;
  endpoint?: string;
  /** In Redshift processing units. */
  baseCapacity?: number;
  maxCapacity?: number;
  publiclyAccessible?: boolean;
  version?: string;
  createdAt?: string;
};

/** What holds the data that a workgroup computes on. */
export type NamespaceFacts = {
  /** `AVAILABLE`, `MODIFYING`, `DELETING`, or something newer. */
  status?: string;
  database?: string;
};

/** A rule of a workgroup. */
export type WorkgroupCheck = Check<WorkgroupInventory, WorkgroupThreshold>;
