import { StageEvent } from '@pipeline-health/plugin-pipeline-health-node';
import { EventEffect, NamedStage } from '../../database';

/** How soon after a description an event may ask for another. */
const DESCRIBED_EVERY = 10_000;

/**
 * How much younger than an event a description must be to know of it: to ask
 * takes time, and who answers may need some to notice.
 */
const NOTICED_AFTER = 60_000;

/** The stages that an event concerns, of some with the same names. */
export function concernedBy(
  event: StageEvent,
  named: readonly NamedStage[],
): NamedStage[] {
  return named.filter(
    ({ ref }) =>
      ref.account === event.account &&
      ref.region === event.region &&
      event.stages.some(
        ({ kind, name }) => kind === ref.kind && name === ref.name,
      ),
  );
}

/**
 * What an event comes to. What it tells of happened, or did not: the stage is
 * asked how it is, at once, but never more often than now and then; what was
 * asked since knows of it.
 */
export function effectOf(
  event: StageEvent,
  stages: readonly NamedStage[],
  now: number,
): EventEffect {
  const unaware = stages.filter(
    ({ describedAt = -Infinity }) => describedAt < event.at + NOTICED_AFTER,
  );
  const { metrics, reports = [] } = event;
  return {
    event: event.id,
    described: unaware.map(({ id, describedAt = -Infinity }) => ({
      stageId: id,
      at: Math.max(now, describedAt + DESCRIBED_EVERY),
    })),
    asked: metrics ? unaware.map(({ id }) => id) : [],
    reports: stages.flatMap(({ id }) =>
      reports.map(report => ({ stageId: id, report })),
    ),
  };
}
