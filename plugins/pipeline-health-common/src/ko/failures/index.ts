import { crawler } from './crawler';
import { data } from './data';
import { databrew } from './databrew';
import { denials } from './denials';
import { lambda } from './lambda';
import { network } from './network';
import { service } from './service';
import { spark } from './spark';
import { warehouse } from './warehouse';
import { words } from './words';

/** Why something that AWS runs failed. */
export const failures = {
  ...denials,
  ...data,
  ...network,
  ...service,
  ...databrew,
  ...warehouse,
  ...crawler,
  ...spark,
  ...lambda,
  ...words,
};
