export { createPipelineHealthService } from './createPipelineHealthService';
export type { PipelineHealthServiceOptions } from './createPipelineHealthService';
export { decodeIncidentCursor, decodePipelineCursor } from './cursors';
export type {
  IncidentsQuery,
  PipelineHealthService,
  PipelinesQuery,
  ReadOptions,
  SeriesWindowQuery,
} from './PipelineHealthService';
