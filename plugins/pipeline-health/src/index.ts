/**
 * Pipeline Health for the legacy frontend system: page, entity cards and tab,
 * widget of the home page, column and filter of the catalog, and sidebar item. The new one uses the `./alpha` entry point.
 *
 * @packageDocumentation
 */

export {
  onCallApiRef,
  type OnCallApi,
  type OnCallPerson,
} from './api/onCallApiRef';
export { pipelineHealthApiRef } from './api/pipelineHealthApiRef';
export {
  EntityPipelineHealthCard,
  EntityPipelineHealthContent,
  EntityPipelineHealthSetUpCard,
  EntityPipelinesCard,
  HomePageWhatBurns,
  PipelineHealthPage,
  pipelineHealthPlugin,
  PipelineHealthSearchResultListItem,
} from './plugin';
export { createPipelineHealthColumn } from './screens/catalog/createPipelineHealthColumn';
export { HealthFilter as PipelineHealthCatalogFilter } from './screens/catalog/HealthFilter';
export type {
  EntityPipelineHealthCardProps,
  EntityPipelineHealthCardSize,
} from './screens/entity/EntityPipelineHealthCard';
export type { WhatBurnsSettings } from './screens/home/WhatBurns';
export {
  PipelineHealthSidebarItem,
  type PipelineHealthSidebarItemProps,
} from './screens/shell/PipelineHealthSidebarItem';
export { pipelineHealthKindsTranslationRef } from './translation/kindTranslation';
export { pipelineHealthTranslationRef } from './translation/pipelineHealthTranslationRef';
export {
  pipelineHealthKindsTranslations,
  pipelineHealthTranslations,
} from './translation/pipelineHealthTranslations';
export { isWatched as isPipelineHealthAvailable } from '@pipeline-health/plugin-pipeline-health-common';
