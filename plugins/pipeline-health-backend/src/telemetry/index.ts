export { createMeters } from './createMeters';
export type { Meters } from './createMeters';
export { metricsServiceRef } from './metricsServiceRef';
export { placeOf } from './placeOf';
