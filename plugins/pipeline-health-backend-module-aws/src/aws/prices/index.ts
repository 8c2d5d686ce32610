export { PRICE_SOURCE, PRICED_CALLS, priceOf } from './priceTable';
export type { PriceOverrides } from './priceTable';
