import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { pipelineHealthTranslationRef } from './pipelineHealthTranslationRef';

/** The translation function of the plugin. */
export function useTranslate() {
  return useTranslationRef(pipelineHealthTranslationRef).t;
}

/** Translates a key of the plugin's messages. */
export type Translate = ReturnType<typeof useTranslate>;
