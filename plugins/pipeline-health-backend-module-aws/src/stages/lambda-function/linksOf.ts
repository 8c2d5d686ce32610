import {
  DiscoveredLink,
  StageRef,
} from '@pipeline-health/plugin-pipeline-health-node';
import { LambdaInventory } from './LambdaInventory';

/** The relation of a source to the function that Lambda reads it for. */
export const EVENT_SOURCE = 'event-source';
/** The relation of a function to where Lambda tells what it could not process. */
export const FAILED_BATCHES = 'failed-batches';

/** The flows that the configuration of a function names. */
export function linksOf(
  stage: StageRef,
  { eventSources, deadLetterTarget }: LambdaInventory,
): DiscoveredLink[] {
  const mappings = eventSources.asked ? eventSources.answer : [];
  const links = mappings.flatMap(
    ({ sourceArn, failureDestination }): DiscoveredLink[] => [
      ...(sourceArn
        ? [
            {
              from: sourceArn,
              to: stage.arn,
              relation: EVENT_SOURCE,
              note: `Lambda reads it and calls ${stage.name}.`,
            },
          ]
        : []),
      ...(failureDestination
        ? [
            {
              from: stage.arn,
              to: failureDestination,
              relation: FAILED_BATCHES,
              note: `Lambda tells here which batches ${stage.name} could not process.`,
            },
          ]
        : []),
    ],
  );
  if (deadLetterTarget) {
    links.push({
      from: stage.arn,
      to: deadLetterTarget,
      relation: 'failed-events',
      note: `Lambda moves events here that ${stage.name} could not process.`,
    });
  }
  // Two mappings can name the same destination.
  return [
    ...new Map(
      links.map(link => [`${link.from} ${link.relation} ${link.to}`, link]),
    ).values(),
  ];
}
