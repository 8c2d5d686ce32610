import { createTranslationRef } from '@backstage/frontend-plugin-api';
import { messages } from './messages';

/**
 * The words of the user interface, for translations.
 *
 * @public
 */
export const pipelineHealthTranslationRef = createTranslationRef({
  id: 'plugin.pipeline-health',
  messages,
});
