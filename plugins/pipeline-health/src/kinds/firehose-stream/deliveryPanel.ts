import { StagePanel } from '../StagePanel';
import { readDelivery } from './readDelivery';
import { WhereRecordsWent } from './WhereRecordsWent';

/** Where the records of a Firehose stream went. */
export const deliveryPanel: StagePanel = {
  Panel: WhereRecordsWent,
  reads: inventory => readDelivery(inventory) !== undefined,
  shows: [],
};
