import { Run } from '@pipeline-health/plugin-pipeline-health-common';
import { answerOf } from '@pipeline-health/plugin-pipeline-health-node';
import { JobSchedule, newestFirst, Strand } from '../../judging/runs';
import { GlueTrigger } from '../glue';
import { GlueJobInventory } from './GlueJobInventory';
import { withoutRetries } from './lastRun';

/** So many ends of a trigger tell whether it fails again and again. */
const ENDS = 3;

/** The newest ends of each trigger among all runs that are listed: one must not push another's failure out of sight. */
export function endsOfTriggers(
  triggers: readonly GlueTrigger[],
  listed: readonly Run[],
): Run[] {
  const ended = withoutRetries(listed).filter(
    ({ state }) => state !== 'running',
  );
  return namesOf(triggers).flatMap(name =>
    ended.filter(({ figures }) => figures?.trigger === name).slice(0, ENDS),
  );
}

/**
 * The runs of each trigger, where a job has several: these may give it other
 * arguments. What a person started may have done the work of any of them.
 */
export function strandsOf({
  runs,
  inventory,
}: {
  runs: readonly Run[];
  inventory: GlueJobInventory;
}): Strand[] {
  const all = allRuns(runs, inventory);
  const strands = namesOf(answerOf(inventory.triggers) ?? [])
    .filter(name => all.some(({ figures }) => figures?.trigger === name))
    .map(trigger => ({
      trigger,
      runs: withoutRetries(startsOf(trigger, all)),
    }));
  return strands.length > 1 ? strands : [{ runs: withoutRetries(runs) }];
}

/** The runs that a schedule may have started: all, until it is known to have started one. */
export function startedBy(
  { name, indirect }: JobSchedule,
  { runs, inventory }: { runs: readonly Run[]; inventory: GlueJobInventory },
): readonly Run[] {
  const trigger = name.replace(/^.*\//, '');
  const all = allRuns(runs, inventory);
  return !indirect && all.some(({ figures }) => figures?.trigger === trigger)
    ? startsOf(trigger, all)
    : runs;
}

function startsOf(trigger: string, runs: readonly Run[]): Run[] {
  return runs.filter(
    ({ figures }) => (figures?.trigger ?? trigger) === trigger,
  );
}

function allRuns(
  runs: readonly Run[],
  { endsOfTriggers: ends = [] }: GlueJobInventory,
): Run[] {
  return newestFirst({ items: [...runs, ...ends], complete: true }).items;
}

/** The triggers that may start it; one that is off starts nothing any more. */
function namesOf(triggers: readonly GlueTrigger[]): string[] {
  return triggers
    .filter(
      ({ type, state }) =>
        !['SCHEDULED', 'CONDITIONAL'].includes(type) || state === 'ACTIVATED',
    )
    .map(({ name }) => name);
}
