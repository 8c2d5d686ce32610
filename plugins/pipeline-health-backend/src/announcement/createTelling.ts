import {
  createMessageRenderer,
  Message,
  RenderMessage,
  Templates,
} from '@pipeline-health/plugin-pipeline-health-common';
import { koreanOfKinds } from '@pipeline-health/plugin-pipeline-health-common/ko';
import { notificationMessages } from './messages';
import { TellingLanguage, TellingSettings } from './TellingLanguage';

/** The words of the languages in which owners can be told, beside those of English. */
const WORDS: { [language in TellingLanguage]: Templates } = {
  en: {},
  ko: koreanOfKinds,
};

/** Before the keys of translations of what is said. */
const SAID = 'finding.';

/** Says what owners are told, in their language. */
export interface Telling {
  language: TellingLanguage;
  /** Says something of notifications themselves: `critical`. */
  say: RenderMessage;
  /** Says what was found: as it was told where it is not known what that is made of. */
  found(message: Message | undefined, part: string, told: string): string;
}

/**
 * Makes ready how owners are told: what a language has no words for is told in
 * English.
 *
 * @param english - the templates of all that can be found
 */
export function createTelling(
  { language, timezone }: TellingSettings,
  english: Templates,
): Telling {
  const words = Object.entries(WORDS[language])
    .filter(([key]) => key.startsWith(SAID))
    .map(([key, template]) => [key.slice(SAID.length), template]);
  const render = createMessageRenderer(
    { ...notificationMessages, ...english, ...Object.fromEntries(words) },
    { locale: language, timeZone: timezone },
  );
  return {
    language,
    say: (message, part) =>
      render({ ...message, key: `notification.${message.key}` }, part),
    found(message, part, told) {
      const text = message && render(message, part);
      return text === undefined || text === `${message?.key}.${part}`
        ? told
        : text;
    },
  };
}
