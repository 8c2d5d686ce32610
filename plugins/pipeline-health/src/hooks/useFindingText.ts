import {
  createMessageRenderer,
  Finding,
  MessageValue,
  RenderMessage,
  Templates,
} from '@pipeline-health/plugin-pipeline-health-common';
import { useMemo } from 'react';
import {
  TranslateKind,
  useKindTranslation,
} from '../translation/kindTranslation';
import { useLanguage } from '../translation/useLanguage';
import { useKinds } from './useKinds';

/** What a finding says, in the language of whoever reads it. */
export type FindingText = Pick<Finding, 'title' | 'remedy'>;

/**
 * The text of findings in the language of the app: from its own templates, else
 * from those of the kinds with numbers and times as the language writes them.
 * In English, and without a template, it is the text that the finding has.
 */
export function useFindingText(): (finding: Finding) => FindingText {
  const { items, messages } = useKinds();
  const translate = useKindTranslation();
  const language = useLanguage();
  return useMemo(() => {
    const english = Object.assign(
      {},
      messages,
      ...items.map(it => it.messages),
    );
    return finding => textOf(finding, translate, english, language);
  }, [items, messages, translate, language]);
}

/** The title and the remedy of a finding; each part falls back for itself. */
export function textOf(
  finding: Finding,
  translate: TranslateKind,
  english: Templates,
  language: string,
): FindingText {
  const { title, remedy, message } = finding;
  const render = createTranslatedRenderer(translate, english, language);
  const of = (part: string, told: string) => {
    const key = `${message.key}.${part}`;
    const translated = translate(`finding.${key}`, message) !== undefined;
    const text =
      translated || !isEnglish(language) ? render(message, part) : told;
    return text === key ? told : text;
  };
  return { title: of('title', title), remedy: of('remedy', remedy) };
}

/** Writes each message, and those inside it, with the template that the language has for it. */
function createTranslatedRenderer(
  translate: TranslateKind,
  english: Templates,
  language: string,
): RenderMessage {
  const { timeZone } = new Intl.DateTimeFormat().resolvedOptions();
  const reader = { locale: language, timeZone };
  const renderEnglish = createMessageRenderer(english, reader);
  const render: RenderMessage = (message, part) => {
    const key = part ? `${message.key}.${part}` : message.key;
    const template = translate(`finding.${key}`, message);
    const write =
      template === undefined
        ? renderEnglish
        : createMessageRenderer({ [key]: template }, reader);
    const values = Object.entries(message.values).map(
      ([name, value]) => [name, withText(value, render)] as const,
    );
    return write({ ...message, values: Object.fromEntries(values) }, part);
  };
  return render;
}

/** A value with its messages written out. */
function withText(value: MessageValue, render: RenderMessage): MessageValue {
  if (Array.isArray(value)) {
    return value.map(each => withText(each, render));
  }
  return typeof value === 'object' && 'key' in value ? render(value) : value;
}

function isEnglish(language: string): boolean {
  return /^en\b/.test(language);
}
