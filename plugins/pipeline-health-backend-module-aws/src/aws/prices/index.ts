export {
  PRICE_SOURCE,
  priceOf,
  USD_PER_CALL,
  USD_PER_METRIC,
} from './priceTable';
export type { PriceOverrides } from './priceTable';
