import {
  sayWith,
  Templates,
} from '@pipeline-health/plugin-pipeline-health-common';
import { failureTemplates, KNOWN_FAILURES } from '../../judging/failures';

/** Why a question about a warehouse was not answered, and where a load stumbled over what, by the keys of the templates. */
export const warehouseMessages: Templates = {
  'warehouse.no-loads':
    'The warehouse did not answer which loads there were: {{why}}',
  'warehouse.no-loads_late':
    'The warehouse did not answer within a minute which loads there were',
  'warehouse.workgroups-go-on':
    'The list of Redshift Serverless workgroups goes on after {{count}} items, and it is not among them',
  'warehouse.load-aborted': 'The load was aborted',
  'warehouse.load-untold': 'The warehouse gives no reason',
  'warehouse.load-code': 'the load failed with code {{code}}',
  'warehouse.load-code_untold': 'the load failed without a code',
  'warehouse.load-error': '{{where}}: {{why}}',
  'warehouse.load-place': '{{first}}, {{rest}}',
  'warehouse.load-column': 'column {{column}}',
  'warehouse.load-line': 'line {{line}}',
  'warehouse.load-file': 'of {{file}}',
};

/** Says what there is to say of a warehouse and its loads. */
export const sayWarehouse = sayWith({
  ...failureTemplates(KNOWN_FAILURES.warehouse),
  ...warehouseMessages,
});
