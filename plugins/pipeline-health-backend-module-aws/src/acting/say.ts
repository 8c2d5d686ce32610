import {
  ActionPrice,
  FindingPart,
  Message,
  Templates,
} from '@pipeline-health/plugin-pipeline-health-common';
import {
  Said,
  Say,
  sayWith,
} from '@pipeline-health/plugin-pipeline-health-node';
import { fixMessages } from './applyFix/messages';
import { retentionMessages } from './extendRetention/messages';
import { redriveLineMessages, redriveStepMessages } from './redrive/messages';
import { runMessages } from './runs/messages';

/** The templates of all that actions say, by their whole keys. */
export const actionMessages: Templates = {
  ...fixMessages,
  ...retentionMessages,
  ...redriveLineMessages,
  ...redriveStepMessages,
  ...runMessages,
  'action.and-then': '{{first}} {{second}}',
};

const sayByKey = sayWith(actionMessages);

/** A part of a sentence, by the name of its template: `moving`. */
export function clause(
  name: string,
  values: Message['values'] = {},
  variant?: string,
): Message {
  return { key: `action.${name}`, ...(variant && { variant }), values };
}

/** Says a sentence by the name of its template: `queue-empty`. */
export function say(
  name: string,
  values?: Parameters<Say>[1],
  variant?: string,
): Said {
  return sayByKey(`action.${name}`, values, variant);
}

/** Says a sentence that quotes the title of a finding, whose templates are its kind's. */
export function sayOf(
  { title, message }: Pick<FindingPart, 'title' | 'message'>,
  name: string,
  values: Message['values'] = {},
  variant?: string,
): Said {
  const sentence = { ...message, key: `${message.key}.title` };
  const finding = { message: title, sentence };
  return say(name, { ...values, finding }, variant);
}

/** Says sentences one after the other. */
export function sayInTurn(
  first: Message,
  ...more: readonly (Message | undefined)[]
): Said {
  const { key, variant, values } = more
    .filter(each => each !== undefined)
    .reduce(
      (before, second) => clause('and-then', { first: before, second }),
      first,
    );
  return sayByKey(key, values, variant);
}

/** Says how a price follows. */
export function priced(
  name: string,
  variant?: string,
): Pick<ActionPrice, 'formula' | 'sentence'> {
  const { message, sentence } = say(name, {}, variant);
  return { formula: message, sentence };
}

/** A duration as a part of a sentence. */
export function seconds(value: number) {
  return { value, unit: 'seconds' as const };
}
