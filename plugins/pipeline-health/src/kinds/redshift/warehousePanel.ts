import { StagePanel } from '../StagePanel';
import { readWarehouse } from './readWarehouse';
import { WarehouseLoads } from './WarehouseLoads';

/** How the loads of a Redshift cluster or workgroup went. */
export const warehousePanel: StagePanel = {
  Panel: WarehouseLoads,
  reads: inventory => readWarehouse(inventory) !== undefined,
  shows: ['loadStatus', 'loads', 'metricSets'],
};
