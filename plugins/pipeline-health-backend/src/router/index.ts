export { createRouter } from './createRouter';
export type { RouteOptions } from './RouteOptions';
