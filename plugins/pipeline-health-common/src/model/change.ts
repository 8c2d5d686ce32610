import { JsonValue } from '@backstage/types';

/**
 * Something that somebody set differently on a stage.
 *
 * @public
 */
export interface ConfigurationChange {
  /** ARN */
  stage: string;
  /** ISO 8601; as AWS tells it, otherwise when it was first seen. */
  at: string;
  /** The key of the inventory, or the name of a part of the stage. */
  setting: string;
  /** What a person calls it. */
  title: string;
  /** Absent when it was not set. */
  before?: JsonValue;
  /** Absent when it is not set any more. */
  after?: JsonValue;
}
