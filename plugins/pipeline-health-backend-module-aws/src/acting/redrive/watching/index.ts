export { look } from './look';
export { backRatio, returnSeconds, watchOf } from './Watch';
export type { Watch } from './Watch';
