import { Message } from '@pipeline-health/plugin-pipeline-health-common';
import { Said, sayWith } from '@pipeline-health/plugin-pipeline-health-node';
import { messages } from './messages';

const sayByKey = sayWith(messages);

/** Says a sentence of an action by the name of its template: `asks`. */
export function say(
  name: string,
  values?: Message['values'],
  variant?: string,
): Said {
  return sayByKey(`action.${name}`, values, variant);
}
