export { openApiDocument } from './document';
export { listParameters } from './parameters';
