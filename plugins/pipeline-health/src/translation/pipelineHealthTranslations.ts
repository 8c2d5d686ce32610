import { createTranslationResource } from '@backstage/frontend-plugin-api';
import { pipelineHealthKindsTranslationRef } from './kindTranslation';
import { pipelineHealthTranslationRef } from './pipelineHealthTranslationRef';

/**
 * The words of the user interface in other languages, for apps that offer
 * these: Korean (`ko`).
 *
 * @public
 */
export const pipelineHealthTranslations = createTranslationResource({
  ref: pipelineHealthTranslationRef,
  translations: { ko: () => import('./ko') },
});

/**
 * The words of the kinds of stages that come with the project, findings and
 * remedies included, in other languages: Korean (`ko`).
 *
 * @public
 */
export const pipelineHealthKindsTranslations = createTranslationResource({
  ref: pipelineHealthKindsTranslationRef,
  translations: { ko: () => import('./ko/kinds') },
});
