import { KnownFailure } from '../KnownFailure';
import { ACCESS } from './access';
import { CRAWLER } from './crawler';
import { DATA } from './data';
import { DATABREW } from './databrew';
import { DENIALS } from './denials';
import { FIREHOSE } from './firehose';
import { LAMBDA } from './lambda';
import { NETWORK } from './network';
import { SERVICE } from './service';
import { EXITS, SPARK } from './spark';
import { WAREHOUSE } from './warehouse';

/** What each kind of stage meets, from specific to general. */
export const KNOWN_FAILURES = {
  'glue-job': [
    ...DENIALS,
    ...WAREHOUSE,
    ...SPARK,
    ...DATA,
    ...NETWORK,
    ...SERVICE,
    ...ACCESS,
    ...EXITS,
  ],
  'databrew-job': [
    ...DENIALS,
    ...DATABREW,
    ...WAREHOUSE,
    ...DATA,
    ...NETWORK,
    ...SERVICE,
    ...ACCESS,
  ],
  'glue-ml-transform': [
    ...DENIALS,
    ...SPARK,
    ...DATA,
    ...NETWORK,
    ...SERVICE,
    ...ACCESS,
    ...EXITS,
  ],
  'glue-crawler': [
    ...DENIALS,
    ...CRAWLER,
    ...DATA,
    ...NETWORK,
    ...SERVICE,
    ...ACCESS,
  ],
  warehouse: [...DENIALS, ...WAREHOUSE, ...DATA, ...SERVICE, ...ACCESS],
  'lambda-function': [...DENIALS, ...LAMBDA, ...NETWORK, ...SERVICE, ...ACCESS],
  'firehose-stream': [
    ...DENIALS,
    ...FIREHOSE,
    ...DATA,
    ...NETWORK,
    ...SERVICE,
    ...ACCESS,
  ],
} as const satisfies { [kind: string]: readonly KnownFailure[] };
