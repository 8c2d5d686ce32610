import { createInstance } from 'i18next';
import { Message, MessageValue, Quantity, Templates } from '../model';
import { formatQuantity, Reader } from './formatQuantity';
import { listFormat, pluralRules } from './formats';
import { headlineOf } from './headline';

/** A template that holds another. */
const NESTED = /\$t\(/;

/**
 * Writes messages out: `part` names the template of a message that has
 * several, such as `title` and `remedy`. A title is a headline, in which long
 * names are shortened. A message without a template is written as its key, so
 * that a missing one is seen and breaks nothing.
 *
 * @public
 */
export type RenderMessage = (message: Message, part?: string) => string;

/**
 * Makes sentences of messages with the templates of one language. Quantities
 * are formatted for the reader; names stand as they are.
 *
 * @public
 */
export function createMessageRenderer(
  templates: Templates,
  reader: Reader = {},
): RenderMessage {
  const { locale = 'en' } = reader;
  const i18n = createInstance();
  const write: RenderMessage = ({ key, variant, values }, part) => {
    const name = part ? `${key}.${part}` : key;
    const context = variant === undefined ? {} : { context: variant };
    const chosen = variant === undefined ? name : `${name}_${variant}`;
    const text = endingsFor(values.count, locale)
      .map(ending => templates[chosen + ending])
      .find(template => template !== undefined);
    // Every judgement writes some, and i18next takes long to choose a template.
    return text === undefined || NESTED.test(text)
      ? i18n.t(name, { ...values, ...context })
      : i18n.services.interpolator.interpolate(text, values, locale, {});
  };
  const render: RenderMessage = (message, part) =>
    part === 'title'
      ? headlineOf(message, each => write(each, part))
      : write(message, part);

  // A part of a sentence is written like the whole.
  function format(value: MessageValue): string {
    if (typeof value === 'string') {
      return value;
    }
    if (typeof value === 'number') {
      return formatQuantity({ value, unit: 'count' }, reader);
    }
    if (isList(value)) {
      return listFormat(locale, { type: 'conjunction' }).format(
        value.map(format),
      );
    }
    return isQuantity(value) ? formatQuantity(value, reader) : render(value);
  }
  i18n.init({
    lng: locale,
    resources: { [locale]: { translation: templates } },
    initImmediate: false,
    keySeparator: false,
    nsSeparator: false,
    returnNull: false,
    interpolation: {
      escapeValue: false,
      alwaysFormat: true,
      skipOnVariables: true,
      format,
    },
  });
  return render;
}

/** How the names of templates end that may be written of so many, the closest first. */
function endingsFor(count: MessageValue | undefined, locale: string): string[] {
  if (typeof count !== 'number') {
    return count === undefined ? [''] : [];
  }
  const plural = `_${pluralRules(locale, {}).select(count)}`;
  return count === 0 ? ['_zero', plural, ''] : [plural, ''];
}

function isList(value: MessageValue): value is MessageValue[] {
  return Array.isArray(value);
}

function isQuantity(value: Quantity | Message): value is Quantity {
  return 'unit' in value;
}
