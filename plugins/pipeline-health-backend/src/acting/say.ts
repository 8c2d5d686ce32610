import {
  Said,
  Say,
  sayWith,
} from '@pipeline-health/plugin-pipeline-health-node';
import { messages } from './messages';

const sayByKey = sayWith(messages);

/** Says a sentence of an action by the name of its template: `asks`. */
export function say(
  name: string,
  values?: Parameters<Say>[1],
  variant?: string,
): Said {
  return sayByKey(`action.${name}`, values, variant);
}
