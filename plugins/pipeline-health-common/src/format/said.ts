import { MaybeSaid, Message, MessageValue, Said, Templates } from '../model';
import { createMessageRenderer } from './createMessageRenderer';

/**
 * Says sentences by the keys of their templates. What somebody else said may be
 * a part of them.
 *
 * @public
 */
export type Say = (
  key: string,
  values?: { [name: string]: MessageValue | MaybeSaid },
  variant?: string,
) => Said;

/**
 * Says the sentences of some templates in English, and keeps what they are made
 * of, so that they can be said in other languages. Whoever says them serves the
 * templates too: see `PipelineSource.messages`.
 *
 * @public
 */
export function sayWith(templates: Templates): Say {
  const render = createMessageRenderer(templates);
  return (key, values = {}, variant) => {
    const made = (of: (part: MaybeSaid) => MessageValue): Message => ({
      key,
      ...(variant && { variant }),
      values: Object.fromEntries(
        Object.entries(values).map(([name, value]) => [
          name,
          isSaid(value) ? of(value) : value,
        ]),
      ),
    });
    return {
      message: render(made(({ message }) => message)),
      sentence: made(({ message, sentence }) => sentence ?? message),
    };
  };
}

function isSaid(value: MessageValue | MaybeSaid): value is MaybeSaid {
  return typeof value === 'object' && 'message' in value;
}

/**
 * An error that can be told in other languages.
 *
 * @public
 */
export class SaidError extends Error {
  readonly sentence: Message;

  constructor({ message, sentence }: Said) {
    super(message);
    this.sentence = sentence;
  }
}

/**
 * What an error says, with what that is made of where it tells.
 *
 * @public
 */
export function saidBy(error: unknown): MaybeSaid {
  if (!(error instanceof Error)) {
    return { message: String(error) };
  }
  const { message, sentence }: MaybeSaid = error;
  return { message, ...(sentence && { sentence }) };
}
