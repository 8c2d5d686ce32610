import { useState } from 'react';
import { saidIn } from '../format/messageOf';
import { MessageText } from '../translation/kindTranslation';
import { useMessageText } from './useMessageText';

/** What is wrong with the fields of a form. */
export type Problems<TField extends string> = {
  readonly [field in TField]?: string;
};

/** The sending of a form, and what came of it. */
export interface Submission<TField extends string> {
  busy: boolean;
  /** What is wrong with a field, once somebody tried to send it. */
  problemOf(field: TField): string | undefined;
  /** Why it was refused, when that is due to none of the fields. */
  failure?: string;
  send(): Promise<void>;
}

/** Sends a form that has no problems; what the server says of a field is told at the field. */
export function useSubmission<TField extends string>(options: {
  fields: readonly TField[];
  problems: Problems<TField>;
  send(): Promise<unknown>;
  onSent(): void;
}): Submission<TField> {
  const { fields, problems, send, onSent } = options;
  const textOf = useMessageText();
  const [busy, setBusy] = useState(false);
  const [tried, setTried] = useState(false);
  const [refusal, setRefusal] = useState<Refusal<TField>>();
  const isReady = fields.every(field => problems[field] === undefined);
  const attempt = async () => {
    setTried(true);
    setRefusal(undefined);
    if (!isReady) {
      return;
    }
    setBusy(true);
    try {
      await send();
      onSent();
    } catch (error) {
      setRefusal(refusalOf(error, fields, textOf));
    } finally {
      setBusy(false);
    }
  };
  const refusedAt = (field: TField) =>
    refusal?.field === field ? refusal.message : undefined;
  return {
    busy,
    problemOf: field => (tried && problems[field]) || refusedAt(field),
    failure: refusal?.field === undefined ? refusal?.message : undefined,
    send: attempt,
  };
}

interface Refusal<TField> {
  field?: TField;
  message: string;
}

/** The API begins with the field that it refuses: `until: expected a time in the future`. */
function refusalOf<TField extends string>(
  error: unknown,
  fields: readonly TField[],
  textOf: MessageText,
): Refusal<TField> {
  const { message, sentence } = saidIn(error);
  const [, name, rest] =
    /^(?:request\/body\/)?(\w+)[: ]\s*(.+)$/s.exec(message) ?? [];
  const field = fields.find(each => each === name);
  if (field === undefined) {
    return { message: textOf(sentence, message) };
  }
  const why = sentence?.values.why;
  const said = typeof why === 'object' && 'key' in why ? why : undefined;
  return { field, message: textOf(said, rest) };
}
