import { AlarmCoverage } from '../../aws/access';
import { WarehouseFacts } from '../redshift';

/** The configuration and facts of a Redshift Serverless workgroup. */
export type WorkgroupInventory = WarehouseFacts & {
  name: string;
  /** `AVAILABLE`, `CREATING`, `MODIFYING`, `DELETING`, or something newer. */
  status: string;
  namespace?: string;
  /** Of the namespace; absent when it could not be asked for. */
  namespaceStatus?: string;
  database?: string;
  endpoint?: string;
  /** In Redshift processing units. */
  baseCapacity?: number;
  maxCapacity?: number;
  publiclyAccessible?: boolean;
  version?: string;
  createdAt?: string;
  alarms: AlarmCoverage;
};
