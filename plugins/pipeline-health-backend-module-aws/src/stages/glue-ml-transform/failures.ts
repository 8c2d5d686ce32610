import { Run } from '@pipeline-health/plugin-pipeline-health-common';
import {
  FailureResources,
  failureWords,
  KNOWN_FAILURES,
} from '../../judging/failures';
import { TransformInventory } from './TransformInventory';

/** What messages of failed tasks mean. */
export const failureWordsOfTasks = failureWords(
  KNOWN_FAILURES['glue-ml-transform'],
  'Read the log of the task {{run}} in {{log}}, correct what it names, then start the task again.',
);

/** What causes and remedies can name of a transform. */
export function resourcesOf(
  { role, tables }: TransformInventory,
  { id, figures }: Run,
): FailureResources {
  return {
    ...(role && { role }),
    ...(tables.length && {
      input: tables.map(({ database, table }) => `${database}.${table}`),
    }),
    run: id,
    ...(figures?.logGroup !== undefined && { log: String(figures.logGroup) }),
  };
}
