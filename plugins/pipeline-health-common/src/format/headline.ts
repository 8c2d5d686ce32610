import { Message, MessageValue } from '../model';

/**
 * A headline has no more characters, so that it can be read at a glance; what
 * more there is to tell stands below it.
 *
 * @public
 */
export const HEADLINE_LENGTH = 110;

/** How long names in a headline may be, and how many of a list stand for all, until it fits. */
const LIMITS = [
  { length: 60, listed: 2 },
  { length: 60, listed: 1 },
  { length: 40, listed: 2 },
  { length: 32, listed: 2 },
  { length: 24, listed: 2 },
  { length: 18, listed: 2 },
  { length: 14, listed: 1 },
  { length: 10, listed: 1 },
];
type Limit = (typeof LIMITS)[number];

/** Values that are looked for by their exact name. */
const EXACT = new Set(['annotation']);

/** What is left out. */
const REST = '…';

/** Writes a message as a headline: where it would be too long, its lists and names are shortened. */
export function headlineOf(
  message: Message,
  write: (message: Message) => string,
): string {
  let text = write(message);
  for (const limit of LIMITS) {
    if (text.length <= HEADLINE_LENGTH) {
      return text;
    }
    text = write(withShortNames(message, limit));
  }
  return text;
}

function withShortNames(message: Message, limit: Limit): Message {
  return {
    ...message,
    values: Object.fromEntries(
      Object.entries(message.values).map(([name, value]) => [
        name,
        EXACT.has(name) ? value : shortened(value, limit),
      ]),
    ),
  };
}

function shortened(value: MessageValue, limit: Limit): MessageValue {
  if (typeof value === 'string') {
    return shortName(value, limit.length);
  }
  if (isList(value)) {
    const listed = value.slice(0, limit.listed);
    return [
      ...listed.map(each => shortened(each, limit)),
      ...(listed.length < value.length ? [REST] : []),
    ];
  }
  return typeof value === 'object' && 'key' in value
    ? withShortNames(value, limit)
    : value;
}

/** The ends of a name tell it from others; a sentence is read from its start. */
function shortName(text: string, length: number): string {
  if (text.length <= length) {
    return text;
  }
  const end = /\s/.test(text) ? 0 : Math.floor((length - 1) / 2);
  return `${text.slice(0, length - 1 - end)}${REST}${
    end ? text.slice(-end) : ''
  }`;
}

function isList(value: MessageValue): value is MessageValue[] {
  return Array.isArray(value);
}
