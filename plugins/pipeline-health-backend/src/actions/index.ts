export { registerActions } from './registerActions';
export type { ActionOptions } from './ActionOptions';
