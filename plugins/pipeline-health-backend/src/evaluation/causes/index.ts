export { explain } from './explain';
export { nameOf } from './Trouble';
