import {
  CheckContext,
  FindingDraft,
} from '@pipeline-health/plugin-pipeline-health-node';
import { WarehouseThreshold } from '../thresholds';
import { WarehouseFacts } from '../WarehouseFacts';

/** What the shared rules of a warehouse look at. */
export type WarehouseContext = Omit<
  CheckContext<WarehouseFacts, WarehouseThreshold>,
  'inventory'
> & { inventory: WarehouseFacts };

/** A rule that fits clusters and workgroups alike. */
export interface WarehouseCheck {
  id: string;
  description: string;
  run(context: WarehouseContext): FindingDraft | undefined;
}
