import { GetTriggersCommand, GlueClient } from '@aws-sdk/client-glue';
import type { Action, Condition, Trigger } from '@aws-sdk/client-glue';
import {
  DiscoveredLink,
  StageRef,
} from '@pipeline-health/plugin-pipeline-health-node';
import { AwsAccess } from '../../aws/access';
import { ListedItems, readPages } from '../../aws/paging';
import { JobSchedule } from '../../judging/runs';
import { glueArnBeside } from './arns';
import { linkNote } from '../../aws/linkNote';

const KEPT_SECONDS = 300;
const MAX_PAGES = 20;

/** A trigger that starts a job or a crawler. */
export type GlueTrigger = {
  name: string;
  /** `SCHEDULED`, `CONDITIONAL`, `ON_DEMAND`, `EVENT`, or something newer. */
  type: string;
  /** `ACTIVATED`, `DEACTIVATED`, `CREATED`, or something newer. */
  state: string;
  workflow?: string;
  expression?: string;
  /** The jobs and crawlers that it waits for. */
  after: string[];
};

/** Every trigger: they name jobs and crawlers on both of their sides, so all of these share the answer. */
export function readTriggers(access: AwsAccess): Promise<ListedItems<Trigger>> {
  return access.remember('glue-triggers', KEPT_SECONDS, () =>
    readPages(MAX_PAGES, async token => {
      const answer = await access
        .client(GlueClient)
        .send(new GetTriggersCommand({ MaxResults: 200, NextToken: token }));
      return { items: answer.Triggers, nextToken: answer.NextToken };
    }),
  );
}

/** The triggers that start a job or a crawler. */
export function triggersOf(
  triggers: readonly Trigger[],
  started: { job: string } | { crawler: string },
): GlueTrigger[] {
  const starts = ({ JobName, CrawlerName }: Action) =>
    'job' in started
      ? JobName === started.job
      : CrawlerName === started.crawler;
  return triggers
    .filter(({ Actions }) => Actions?.some(starts))
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

/**
 * The schedules that start a job or a crawler, by its own triggers, at the head
 * of its workflow, or at the head of the chain of jobs and crawlers that it
 * waits for; none has to do with the time before it was there.
 */
export function schedulesOf(
  triggers: readonly Trigger[],
  own: readonly GlueTrigger[],
  standsSince: string | undefined,
): JobSchedule[] {
  const names = new Set(own.map(({ name }) => name));
  const chain = chainBefore(triggers, names);
  const workflows = new Set(
    chain.flatMap(({ WorkflowName }) => WorkflowName ?? []),
  );
  return triggers
    .filter(({ Type, State }) => Type === 'SCHEDULED' && State === 'ACTIVATED')
    .flatMap(trigger => {
      const { Name = '', Schedule, WorkflowName = '' } = trigger;
      const isOwn = names.has(Name);
      const isHead = chain.includes(trigger) || workflows.has(WorkflowName);
      if (!Schedule || (!isOwn && !isHead)) {
        return [];
      }
      return [
        {
          name: WorkflowName ? `${WorkflowName}/${Name}` : Name,
          expression: Schedule,
          standsSince,
          ...(!isOwn && { indirect: true }),
        },
      ];
    });
}

/** The triggers that must fire before those that wait for others do, as far as they are activated; with these. */
function chainBefore(
  triggers: readonly Trigger[],
  names: ReadonlySet<string>,
): Trigger[] {
  const chain = triggers.filter(
    ({ Name = '', Type, State }) =>
      names.has(Name) && Type === 'CONDITIONAL' && State === 'ACTIVATED',
  );
  // What is added is looked at in its turn; a circle adds nothing.
  for (const { Predicate: predicate } of chain) {
    for (const { JobName, CrawlerName } of predicate?.Conditions ?? []) {
      const starting = triggers.filter(
        trigger =>
          trigger.State === 'ACTIVATED' &&
          !chain.includes(trigger) &&
          trigger.Actions?.some(action =>
            JobName
              ? action.JobName === JobName
              : CrawlerName !== undefined && action.CrawlerName === CrawlerName,
          ),
      );
      chain.push(...starting);
    }
  }
  return chain;
}

/** The jobs and crawlers that a job waits for, and those that wait for it. */
export function readTriggerLinks(
  stage: StageRef,
  triggers: readonly Trigger[],
): DiscoveredLink[] {
  const links = triggers.flatMap(trigger => {
    const befores = (trigger.Predicate?.Conditions ?? []).flatMap(arnIn(stage));
    const afters = (trigger.Actions ?? []).flatMap(arnIn(stage));
    return befores.flatMap(from =>
      afters
        .filter(to => from !== to && (from === stage.arn || to === stage.arn))
        .map(to => ({
          from,
          to,
          relation: 'trigger',
          ...linkNote('trigger', {
            trigger: `${trigger.Name}`,
            to: nameOf(to),
            from: nameOf(from),
          }),
        })),
    );
  });
  return [
    ...new Map(links.map(each => [`${each.from} ${each.to}`, each])).values(),
  ];
}

function arnIn(stage: StageRef) {
  return ({ JobName, CrawlerName }: Condition): string[] => {
    const resource = JobName ? `job/${JobName}` : `crawler/${CrawlerName}`;
    return JobName || CrawlerName ? [glueArnBeside(stage.arn, resource)] : [];
  };
}

function nameOf(arn: string): string {
  return arn.split(':').slice(5).join(':').replace('/', ' ');
}
