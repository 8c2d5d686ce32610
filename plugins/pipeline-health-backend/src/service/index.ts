export { createPipelineHealthService } from './createPipelineHealthService';
export type { PipelineHealthServiceOptions } from './createPipelineHealthService';
export { errorForCaller } from './errorForCaller';
export {
  decodeIncidentCursor,
  decodePipelineCursor,
  encodeCursor,
} from './cursors';
export type {
  IncidentResponse,
  IncidentsQuery,
  PipelineHealthService,
  PipelinesQuery,
  ReadOptions,
  SeriesWindowQuery,
} from './PipelineHealthService';
export { respondAudited } from './respondAudited';
export type { Said } from './respondAudited';
