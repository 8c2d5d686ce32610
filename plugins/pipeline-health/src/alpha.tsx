/**
 * Pipeline Health for the new frontend system.
 *
 * @packageDocumentation
 */

import { createFrontendPlugin } from '@backstage/frontend-plugin-api';
import MonitorHeartIcon from '@mui/icons-material/MonitorHeartOutlined';
import { pipelineHealthApi } from './alpha/apis';
import { pipelineHealthCatalogFilter } from './alpha/catalogFilters';
import {
  entityPipelineHealthCard,
  entityPipelinesCard,
  entitySetUpCard,
} from './alpha/entityCards';
import { entityPipelineHealthContent } from './alpha/entityContents';
import { whatBurnsWidget } from './alpha/homeWidgets';
import { pipelineHealthPage } from './alpha/pages';
import {
  pipelineResultType,
  pipelineSearchResult,
} from './alpha/searchResults';
import { pipelineRouteRef, rootRouteRef } from './routes';

export { pipelineHealthKindsTranslationRef } from './translation/kindTranslation';
export { pipelineHealthTranslationRef } from './translation/pipelineHealthTranslationRef';
export {
  pipelineHealthKindsTranslations,
  pipelineHealthTranslations,
} from './translation/pipelineHealthTranslations';

/**
 * Shows the health of data pipelines: a page, an entity card and tab, and a
 * widget for the home page.
 *
 * @alpha
 */
export default createFrontendPlugin({
  pluginId: 'pipeline-health',
  title: 'Pipeline Health',
  icon: <MonitorHeartIcon fontSize="inherit" />,
  info: { packageJson: () => import('../package.json') },
  routes: { root: rootRouteRef, pipeline: pipelineRouteRef },
  extensions: [
    pipelineHealthApi,
    pipelineHealthPage,
    entityPipelineHealthCard,
    entityPipelinesCard,
    entitySetUpCard,
    entityPipelineHealthContent,
    pipelineHealthCatalogFilter,
    whatBurnsWidget,
    pipelineSearchResult,
    pipelineResultType,
  ],
});
