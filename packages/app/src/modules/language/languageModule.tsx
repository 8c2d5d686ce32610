import {
  AppRootElementBlueprint,
  createFrontendModule,
} from '@backstage/frontend-plugin-api';
import { TranslationBlueprint } from '@backstage/plugin-app-react';
import {
  pipelineHealthKindsTranslations,
  pipelineHealthTranslations,
} from '@pipeline-health/plugin-pipeline-health/alpha';
import { PageLanguage } from './PageLanguage';

/** The languages beside English; which are offered says app-config.yaml. */
export const languageModule = createFrontendModule({
  pluginId: 'app',
  extensions: [
    TranslationBlueprint.make({
      name: 'pipeline-health',
      params: { resource: pipelineHealthTranslations },
    }),
    TranslationBlueprint.make({
      name: 'pipeline-health-kinds',
      params: { resource: pipelineHealthKindsTranslations },
    }),
    AppRootElementBlueprint.make({
      name: 'page-language',
      params: { element: <PageLanguage /> },
    }),
  ],
});
