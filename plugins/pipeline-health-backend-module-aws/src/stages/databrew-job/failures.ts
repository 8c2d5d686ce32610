import { Run } from '@pipeline-health/plugin-pipeline-health-common';
import { answerOf } from '@pipeline-health/plugin-pipeline-health-node';
import {
  FailureResources,
  failureWords,
  KNOWN_FAILURES,
} from '../../judging/failures';
import { DatabrewJobInventory } from './DatabrewJobInventory';

/** What messages of failed runs mean. */
export const failureWordsOfJobs = failureWords(
  KNOWN_FAILURES['databrew-job'],
  'Read the log of the run {{run}} in {{log}}, correct what it names, then start the job.',
);

/** What causes and remedies can name of a job. */
export function resourcesOf(
  { inventory }: { inventory: DatabrewJobInventory },
  failed: Run,
): FailureResources {
  const { role, recipe, outputs } = inventory;
  const dataset = answerOf(inventory.dataset);
  return {
    ...(role && { role }),
    ...(recipe && { recipe: recipe.name }),
    ...(dataset && {
      input: dataset.location ?? dataset.name,
    }),
    ...(outputs.length && { output: outputs.map(({ location }) => location) }),
    run: failed.id,
    log: logOf(failed),
  };
}

/** The log group of a run. */
export function logOf({ figures }: Pick<Run, 'figures'>): string {
  return String(figures?.logGroup ?? '/aws-glue-databrew/jobs');
}
