import { sayWith } from '@pipeline-health/plugin-pipeline-health-node';
import { messages } from './messages';

/** Says what the backend itself has to say. */
export const say = sayWith(messages);
