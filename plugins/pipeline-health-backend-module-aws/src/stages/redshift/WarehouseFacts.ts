import {
  Asked,
  Check,
  CheckContext,
  Side,
} from '@pipeline-health/plugin-pipeline-health-node';
import { StageAlarm } from '../../aws/access';
import { TableLoads } from './loads/tableLoads';
import { MetricSet } from './metrics/MetricSet';
import { WarehouseThreshold } from './thresholds';

/** What is known of a warehouse, whether a cluster or a workgroup. */
export type WarehouseFacts = {
  /** Metrics whose dimensions had to be looked up. */
  metricSets: Asked<MetricSet[]>;
  /** Whether its loads are asked for by SQL. */
  loadStatus: 'off' | 'on';
  /** The loads of each table; absent where they are not asked for, and while the warehouse is away. */
  loads?: Asked<TableLoads[]>;
  alarms?: Asked<StageAlarm[]>;
};

/** The sides of a warehouse. */
export const warehouseSides: { [key in 'loads' | 'metricSets']: Side } = {
  loads: {
    what: 'its loads, so whether they fail',
    severity: 'unknown',
    remedy:
      'Check database, secretArn and dbUser under pipelineHealth.aws.redshift.loadStatus, and that the role may call redshift-data; the user needs SYSLOG ACCESS UNRESTRICTED or the role sys:monitor.',
  },
  metricSets: {
    what: 'the metrics of its queries, so how long they wait',
    severity: 'info',
  },
};

/** What the shared rules of a warehouse look at. */
export type WarehouseContext = CheckContext<
  WarehouseFacts,
  WarehouseThreshold
> & { inventory: WarehouseFacts };

/** A rule that fits clusters and workgroups alike. */
export type WarehouseCheck = Check<WarehouseFacts, WarehouseThreshold>;
