import {
  createTranslationRef,
  useTranslationRef,
} from '@backstage/frontend-plugin-api';
import { Message } from '@pipeline-health/plugin-pipeline-health-common';
import { useCallback } from 'react';

/** Any key may be translated; the words in English come from the kinds themselves. */
const messages: { [key: string]: string } = {};

/**
 * The words of the kinds of stages, for translations: `kind.<kind>`,
 * `metric.<metric>`, `relation.<relation>`, `inventory.<kind>.<key>`, and the
 * templates of findings, `finding.<key>.title` and `finding.<key>.remedy`, with
 * the endings of i18next for variants and plurals. `GET /kinds` tells the keys
 * and their words in English. Facts behind findings are `evidence.<name>`.
 *
 * @public
 */
export const pipelineHealthKindsTranslationRef = createTranslationRef({
  id: 'plugin.pipeline-health.kinds',
  messages,
});

/** The translation of a key, as it is before values are filled in; undefined when the app has none. */
export type TranslateKind = (
  key: string,
  of?: Pick<Message, 'variant' | 'values'>,
) => string | undefined;

/** Writes a message out; `told` is how the backend wrote it, which stands where it does not tell the message. */
export type MessageText = (
  message: Message | undefined,
  told: string,
  part?: string,
) => string;

/** Finds the translations of the words of kinds. */
export function useKindTranslation(): TranslateKind {
  const { t } = useTranslationRef(pipelineHealthKindsTranslationRef);
  return useCallback<TranslateKind>(
    (key, { variant, values } = { values: {} }) => {
      const { count } = values;
      // i18next knows more options than the types of Backstage tell.
      const options = {
        interpolation: {},
        skipInterpolation: true,
        context: variant,
        count: typeof count === 'number' ? count : undefined,
      };
      const text = t(key, options);
      return text === key ? undefined : text;
    },
    [t],
  );
}
