import {
  TranslationFunction,
  useTranslationRef,
} from '@backstage/frontend-plugin-api';
import { pipelineHealthTranslationRef } from './pipelineHealthTranslationRef';

/** Translates a key of the plugin's messages. */
export type Translate = TranslationFunction<
  (typeof pipelineHealthTranslationRef)['T']
>;

/** The translation function of the plugin. */
export function useTranslate(): Translate {
  return useTranslationRef(pipelineHealthTranslationRef).t;
}
