import {
  sayWith,
  Templates,
} from '@pipeline-health/plugin-pipeline-health-common';

/** Why a question about a warehouse was not answered, by the keys of the templates. */
export const warehouseMessages: Templates = {
  'warehouse.no-loads':
    'The warehouse did not answer which loads there were: {{why}}',
  'warehouse.no-loads_late':
    'The warehouse did not answer within a minute which loads there were',
  'warehouse.workgroups-go-on':
    'The list of Redshift Serverless workgroups goes on after {{count}} items, and it is not among them',
};

/** Says why a question about a warehouse was not answered. */
export const sayWarehouse = sayWith(warehouseMessages);
