import { currentReading } from '@pipeline-health/plugin-pipeline-health-node';
import { asBefore } from '../../../judging';
import { DomainCheck } from '../DomainInventory';

/**
 * A rule whose finding stands until the domain tells the opposite: while it does
 * not tell the metric, what was found before is not over.
 */
export function standing(
  check: DomainCheck & { metric: string },
  /** By which the domain tells; some metrics exist only in trouble. */
  toldBy = check.metric,
): DomainCheck {
  return {
    ...check,
    run: context =>
      check.run(context) ??
      (currentReading(context, toldBy)
        ? undefined
        : asBefore(context.previous[check.id])),
  };
}
