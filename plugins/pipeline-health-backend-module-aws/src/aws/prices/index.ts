export { billedMetrics, COLLECTION_PRICES, priceOfRequest } from './billing';
export { PRICE_SOURCE, priceOf } from './priceTable';
export type { PriceOverrides } from './priceTable';
