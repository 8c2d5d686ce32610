export { billedMetrics, COLLECTION_PRICES, priceOfRequest } from './billing';
export {
  PRICE_SOURCE,
  PRICE_SOURCE_MESSAGE,
  priceMessages,
  priceOf,
} from './priceTable';
export type { PriceOverrides } from './priceTable';
