import type { Condition, Trigger } from '@aws-sdk/client-glue';
import {
  DiscoveredLink,
  StageRef,
} from '@pipeline-health/plugin-pipeline-health-node';
import { glueArnBeside } from '../glue';

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
          note: `The trigger ${trigger.Name} starts ${nameOf(to)} when ${nameOf(
            from,
          )} has ended.`,
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
