import {
  createMessageRenderer,
  Message,
  Templates,
} from '@pipeline-health/plugin-pipeline-health-common';

/**
 * A sentence in English, with what it is made of.
 *
 * @public
 */
export interface Said {
  message: string;
  sentence: Message;
}

/**
 * Says sentences by the keys of their templates.
 *
 * @public
 */
export type Say = (
  key: string,
  values?: Message['values'],
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
    const sentence = { key, ...(variant && { variant }), values };
    return { message: render(sentence), sentence };
  };
}
