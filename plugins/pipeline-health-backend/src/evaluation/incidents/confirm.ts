import { Health } from '@pipeline-health/plugin-pipeline-health-common';
import { FoundCause } from './causesOf';
import { IncidentSettings } from './IncidentSettings';

/** A cause, and whether it was found often enough to open an incident. */
export interface Cause extends FoundCause {
  isConfirmed: boolean;
}

/** When a pipeline was looked at, in epoch milliseconds, and whether a cause was found then; by its key, newest first. */
export interface Looks {
  [key: string]: { at: number; found: boolean }[];
}

/** Looks that are closer together are one. */
const ONE_LOOK_MS = 30_000;

/** Which causes of a pipeline were found in enough of the last looks, with what to remember of these. */
export function confirm(
  causes: readonly FoundCause[],
  pipeline: {
    looks: Looks;
    health: Health;
    /** Epoch milliseconds since when it has this health, for whatever reasons. */
    healthSince: number;
  },
  {
    openAfter,
    unknownAfter,
  }: Pick<IncidentSettings, 'openAfter' | 'unknownAfter'>,
  now: number,
): { causes: Cause[]; looks: Looks } {
  const looks: Looks = {};
  const keys = new Set([
    ...Object.keys(pipeline.looks),
    ...causes.map(({ key }) => key),
  ]);
  for (const key of keys) {
    const found = causes.some(it => it.key === key);
    const before = pipeline.looks[key] ?? [];
    const older = before.filter(({ at }) => at <= now - ONE_LOOK_MS);
    const recent = before.some(it => it.at > now - ONE_LOOK_MS && it.found);
    const last = [{ at: now, found: found || recent }, ...older].slice(
      0,
      openAfter.of,
    );
    if (last.some(look => look.found)) {
      looks[key] = last;
    }
  }
  const isLongUnknown = ({ since }: FoundCause) =>
    now -
      Math.min(
        since,
        pipeline.health === 'unknown' ? pipeline.healthSince : since,
      ) >=
    unknownAfter;
  return {
    causes: causes.map(cause => ({
      ...cause,
      isConfirmed:
        (looks[cause.key] ?? []).filter(look => look.found).length >=
          openAfter.found &&
        (cause.health !== 'unknown' || isLongUnknown(cause)),
    })),
    looks: openAfter.of > 1 ? looks : {},
  };
}
