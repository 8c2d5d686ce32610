import { createInstance } from 'i18next';
import { Message, MessageValue, Quantity, Templates } from '../model';
import { formatQuantity, Reader } from './formatQuantity';
import { listFormat } from './formats';
import { headlineOf } from './headline';

/** What of a template is filled in, or chosen by a number. */
const FILLED_IN = /\{\{|\$t\(/;

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
    const text = templates[variant === undefined ? name : `${name}_${variant}`];
    // Most remedies stand as they are, and every judgement writes some.
    return text !== undefined && !FILLED_IN.test(text) && !('count' in values)
      ? text
      : i18n.t(name, { ...values, ...context });
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

function isList(value: MessageValue): value is readonly MessageValue[] {
  return Array.isArray(value);
}

function isQuantity(value: Quantity | Message): value is Quantity {
  return 'unit' in value;
}
