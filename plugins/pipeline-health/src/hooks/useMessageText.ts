import {
  createMessageRenderer,
  Message,
  MessageValue,
  RenderMessage,
  Reader,
} from '@pipeline-health/plugin-pipeline-health-common';
import { useMemo } from 'react';
import {
  MessageText,
  TranslateKind,
  useKindTranslation,
} from '../translation/kindTranslation';
import { localeOf } from '../format/locale';
import { useLanguage } from '../translation/useLanguage';
import { Kinds, useKinds } from './useKinds';

/**
 * Messages in the language of the app: from its own templates, else from those
 * of the kinds, with numbers as the language writes them and times in the zone
 * of the reader, as all other times of the screen are. Without a template it is
 * the text that was told.
 */
export function useMessageText(): MessageText {
  const kinds = useKinds();
  const translate = useKindTranslation();
  const locale = localeOf(useLanguage(), navigator.languages);
  return useMemo(
    () => createMessageText(translate, englishOf(kinds, locale)),
    [kinds, translate, locale],
  );
}

/** Writes in English, for a reader of some country and zone. */
interface English {
  reader: Required<Reader>;
  render: RenderMessage;
}

const known = new WeakMap<Kinds, English>();

/** The templates of the kinds, made ready once for the many texts of a screen. */
function englishOf(kinds: Kinds, locale: string): English {
  const ready = known.get(kinds);
  if (ready?.reader.locale === locale) {
    return ready;
  }
  const { messages, items } = kinds;
  const { timeZone } = new Intl.DateTimeFormat().resolvedOptions();
  const reader = { locale, timeZone };
  const templates = Object.assign(
    {},
    messages,
    ...items.map(it => it.messages),
  );
  const english = { reader, render: createMessageRenderer(templates, reader) };
  known.set(kinds, english);
  return english;
}

/** Writes out several messages, each for itself; where the backend does not tell them it is what it told. */
export function useMessageTexts(): (
  messages: readonly Message[] | undefined,
  told: readonly string[],
) => readonly string[] {
  const textOf = useMessageText();
  return (messages, told) =>
    messages?.map((message, index) => textOf(message, told[index] ?? '')) ??
    told;
}

function createMessageText(
  translate: TranslateKind,
  english: English,
): MessageText {
  const render = createTranslatedRenderer(translate, english);
  return (message, told, part) => {
    if (!message) {
      return told;
    }
    const text = render(message, part);
    return text === keyOf(message, part) ? told : text;
  };
}

/** Writes each message, and those inside it, with the template that the language has for it. */
function createTranslatedRenderer(
  translate: TranslateKind,
  english: English,
): RenderMessage {
  const render: RenderMessage = (message, part) => {
    const key = keyOf(message, part);
    const template = translate(`finding.${key}`, message);
    const write =
      template === undefined
        ? english.render
        : createMessageRenderer({ [key]: template }, english.reader);
    const values = Object.entries(message.values).map(
      ([name, value]) => [name, withText(value, render)] as const,
    );
    return write({ ...message, values: Object.fromEntries(values) }, part);
  };
  return render;
}

function keyOf({ key }: Message, part: string | undefined): string {
  return part ? `${key}.${part}` : key;
}

/** A value with its messages written out. */
function withText(value: MessageValue, render: RenderMessage): MessageValue {
  if (Array.isArray(value)) {
    return value.map(each => withText(each, render));
  }
  return typeof value === 'object' && 'key' in value ? render(value) : value;
}
