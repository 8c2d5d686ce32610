import {
  Check,
  CheckContext,
  Sample,
} from '@pipeline-health/plugin-pipeline-health-node';
import { knownUntil } from '../../judging';
import { DomainInventory } from './DomainInventory';
import { DomainThreshold } from './thresholds';

/** What the rules of a domain look at. */
export type DomainContext = CheckContext<DomainInventory, DomainThreshold>;

/** The same, of a domain that has been described. */
export type DescribedDomain = DomainContext & { inventory: DomainInventory };

/** A rule of a domain. */
export type DomainCheck = Check<DomainInventory, DomainThreshold>;

/** A point is this far behind what we know at most, or it no longer stands. */
const CURRENT_MS = 600_000;

/** The newest sample of a metric, if it still stands. */
export function current(
  context: DomainContext,
  metric: string,
): Sample | undefined {
  const samples = context.samples[metric] ?? [];
  const last = samples[samples.length - 1];
  return last && last.at >= knownUntil(context, context.now) - CURRENT_MS
    ? last
    : undefined;
}

/**
 * How many of the newest five points of a flag are raised, when the newest is;
 * 0 once it was lowered.
 */
export function raisedMinutes(context: DomainContext, metric: string): number {
  return current(context, metric)?.value
    ? (context.samples[metric] ?? []).slice(-5).filter(({ value }) => value > 0)
        .length
    : 0;
}
