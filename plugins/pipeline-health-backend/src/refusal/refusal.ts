import {
  MaybeSaid,
  Message,
  MessageValue,
  Said,
  sayWith,
} from '@pipeline-health/plugin-pipeline-health-common';
import { refusalMessages } from './refusalMessages';

const say = sayWith(refusalMessages);

/** Makes an error of a message. */
type ErrorKind<TError> = new (message: string) => TError;

/** An error that can be told in other languages. */
export type Refusal<TError extends Error> = TError & { sentence?: Message };

/** Says why something is refused by the name of its template: `incident-over`. */
export function sayRefusal(
  name: string,
  values?: { [name: string]: MessageValue | MaybeSaid },
  variant?: string,
): Said {
  return say(`refusal.${name}`, values, variant);
}

/** The error that says so: what it is made of goes to the caller with it. */
export function refused<TError extends Error>(
  Kind: ErrorKind<TError>,
  { message, sentence }: MaybeSaid,
): Refusal<TError> {
  return Object.assign(new Kind(message), sentence && { sentence });
}

/** The error that says so of a field of the request. */
export function refusedField<TError extends Error>(
  Kind: ErrorKind<TError>,
  field: string,
  why: MaybeSaid,
): Refusal<TError> {
  return refused(Kind, sayRefusal('field', { field, why }));
}
