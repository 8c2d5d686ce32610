import { Run } from '@pipeline-health/plugin-pipeline-health-common';
import { Neighbour } from '@pipeline-health/plugin-pipeline-health-node';
import {
  FailureResources,
  failureWords,
  KNOWN_FAILURES,
} from '../../judging/failures';
import { DescribedGlueJob } from './GlueJobInventory';

/** What messages of failed runs mean. */
export const failureWordsOfJobs = failureWords(
  KNOWN_FAILURES['glue-job'],
  'Read the last lines of the run {{run}} in {{log}}, correct what they name, then start the job.',
);

/** Workers with more memory for each core, by the type that a job has. */
const MORE_MEMORY: { [workerType: string]: string } = {
  Standard: 'G.2X',
  'G.025X': 'G.1X',
  'G.1X': 'R.1X',
  'G.2X': 'R.2X',
  'G.4X': 'R.4X',
  'G.8X': 'R.8X',
  'R.1X': 'R.2X',
  'R.2X': 'R.4X',
  'R.4X': 'R.8X',
};

/** What causes and remedies can name of a job. */
export function resourcesOf(
  { inventory, neighbours }: Pick<DescribedGlueJob, 'inventory' | 'neighbours'>,
  failed: Run,
): FailureResources {
  const { role, script, connections } = inventory;
  const namesOf = (direction: Neighbour['direction'], relation: string) =>
    neighbours
      .filter(
        each => each.direction === direction && each.relation === relation,
      )
      .map(({ facts }) => facts.stage.name);
  const inputs = namesOf('upstream', 'job-input');
  const outputs = namesOf('downstream', 'job-output');
  const warehouses = namesOf('downstream', 'warehouse-load');
  const larger = MORE_MEMORY[inventory.workerType ?? ''];
  return {
    ...(role && { role }),
    ...(script && { script }),
    ...(connections.length && { connection: connections }),
    ...(inputs.length && { input: inputs }),
    ...(outputs.length && { output: outputs }),
    ...(warehouses.length && { warehouse: warehouses }),
    ...(larger && { workers: larger }),
    run: failed.id,
    log: logOf(failed),
  };
}

/** Glue names the group without its ending where a security configuration gives it a name of its own. */
export function logOf({ figures }: Pick<Run, 'figures'>): string {
  const group = String(figures?.logGroup ?? '/aws-glue/jobs');
  return `${group.replace(/\/+$/, '')}/error`;
}
