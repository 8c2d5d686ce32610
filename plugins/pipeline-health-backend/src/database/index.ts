export { CollectionStore } from './CollectionStore';
export { IncidentStore } from './IncidentStore';
export { migrate, openDatabase } from './openDatabase';
export { OverviewStore } from './OverviewStore';
export type {
  PipelineFilter,
  PipelinePage,
  PipelinePosition,
} from './OverviewStore';
export { PipelineStore } from './PipelineStore';
export { SeriesStore } from './SeriesStore';
export type { StoredSeries } from './SeriesStore';
export type { Window } from './stepSamples';
