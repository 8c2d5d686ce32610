import { JsonObject } from '@backstage/types';

/**
 * A call that an action makes, exactly as it is made.
 *
 * @public
 */
export interface ActionCall {
  /** As IAM policies name it: `sqs`. */
  service: string;
  /** `SetQueueAttributes` */
  operation: string;
  input: JsonObject;
}
