import { createTranslationResource } from '@backstage/frontend-plugin-api';
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
