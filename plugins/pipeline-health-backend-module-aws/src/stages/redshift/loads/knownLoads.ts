import { answerOf } from '@pipeline-health/plugin-pipeline-health-node';
import { tableLoads, TableLoads } from './tableLoads';
import { WarehouseContext } from '../WarehouseFacts';

/** How the loads of each table went: as the warehouse told last, or of tables that it tells of no more, by the runs that are kept. */
export function tablesOf({ inventory, runs }: WarehouseContext): TableLoads[] {
  const told = answerOf(inventory.loads) ?? [];
  const names = told.map(({ table }) => table);
  return [
    ...told,
    ...tableLoads(runs).filter(({ table }) => !names.includes(table)),
  ];
}
