import { Unit } from './unit';

/**
 * A number with its unit, formatted where it is read, by the reader's locale.
 * `time` is epoch milliseconds; all else is as in {@link Unit}.
 *
 * @public
 */
export type Quantity = {
  value: number;
  unit: Unit | 'time' | 'usd';
};

/**
 * What a named value of a {@link Message} may be: a name as it is, a plain
 * count, a quantity, a part of a sentence with templates of its own, or a list
 * of these.
 *
 * @public
 */
export type MessageValue =
  | string
  | number
  | Quantity
  | Message
  | MessageValue[];

/**
 * A sentence in the form that any language can be made of. It is JSON, so that
 * it can be kept wherever that is.
 *
 * @public
 */
export type Message = {
  /** The name of its templates: `sqs-queue.consumer-stopped`. */
  key: string;
  /** Which variant of the templates; the context of i18next. */
  variant?: string;
  /** By their names in the templates; `count` also chooses the plural. */
  values: { [name: string]: MessageValue };
};

/**
 * Templates by their key, in the form of i18next: `{{name}}` for a value, the
 * endings `_<variant>` and `_one`, `_other` for variants and plurals.
 *
 * @public
 */
export type Templates = { [key: string]: string };

/**
 * A sentence in English, with what it is made of.
 *
 * @public
 */
export type Said = { message: string; sentence: Message };

/**
 * A sentence of which it may not be known what it is made of, such as one of
 * somebody else.
 *
 * @public
 */
export type MaybeSaid = Pick<Said, 'message'> & Partial<Said>;
