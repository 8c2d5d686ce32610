import { GetTriggersCommand, GlueClient } from '@aws-sdk/client-glue';
import type { Trigger } from '@aws-sdk/client-glue';
import { AwsAccess } from '../../aws/access';
import { readPages } from '../../aws/paging';
import { JobSchedule } from '../../judging/runs';
import { JobTrigger } from './GlueJobInventory';

const KEPT_SECONDS = 300;
const MAX_PAGES = 20;

/** Every trigger: they name jobs on both of their sides, so all jobs share the answer. */
export function readTriggers(access: AwsAccess): Promise<Trigger[]> {
  return access.remember('glue-triggers', KEPT_SECONDS, async () => {
    const { items } = await readPages(MAX_PAGES, async token => {
      const answer = await access
        .client(GlueClient)
        .send(new GetTriggersCommand({ MaxResults: 200, NextToken: token }));
      return { items: answer.Triggers, nextToken: answer.NextToken };
    });
    return items;
  });
}

/** The triggers that start a job. */
export function triggersOf(
  triggers: readonly Trigger[],
  job: string,
): JobTrigger[] {
  return triggers
    .filter(({ Actions }) => Actions?.some(({ JobName }) => JobName === job))
    .map(trigger => ({
      name: trigger.Name ?? 'unnamed',
      type: trigger.Type ?? 'UNKNOWN',
      state: trigger.State ?? 'UNKNOWN',
      workflow: trigger.WorkflowName,
      expression: trigger.Schedule,
      after: (trigger.Predicate?.Conditions ?? []).flatMap(
        ({ JobName, CrawlerName }) => JobName ?? CrawlerName ?? [],
      ),
    }));
}

/** The schedules that start a job, by its own triggers or at the head of its workflow. */
export function schedulesOf(
  triggers: readonly Trigger[],
  own: readonly JobTrigger[],
): JobSchedule[] {
  const names = new Set(own.map(({ name }) => name));
  const waiting = own.filter(
    ({ type, state, workflow }) =>
      type === 'CONDITIONAL' && state === 'ACTIVATED' && workflow,
  );
  const workflows = new Set(waiting.map(({ workflow }) => workflow));
  return triggers
    .filter(({ Type, State }) => Type === 'SCHEDULED' && State === 'ACTIVATED')
    .flatMap(({ Name = '', Schedule, WorkflowName }) => {
      const isOwn = names.has(Name);
      if (!Schedule || (!isOwn && !workflows.has(WorkflowName ?? ''))) {
        return [];
      }
      return [
        {
          name: WorkflowName ? `${WorkflowName}/${Name}` : Name,
          expression: Schedule,
          ...(!isOwn && { indirect: true }),
        },
      ];
    });
}
