export { explain } from './explain';
export { nameOf, rankOf } from './Trouble';
