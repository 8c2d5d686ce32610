import { JsonObject } from '@backstage/types';
import {
  Check,
  FindingDraft,
  ThresholdDefinition,
} from '@pipeline-health/plugin-pipeline-health-node';
import { asBefore } from '../asBefore';
import { seconds, time } from '../quantities';
import { severityOf } from '../severityOf';
import { isSameSilence, Silence, suddenSilence } from './suddenSilence';

/** The check that nothing comes of what always came. */
export function silenceCheck<
  TInventory extends JsonObject,
  TThreshold extends string,
>(
  options: Pick<
    Check<TInventory, TThreshold>,
    'id' | 'title' | 'description' | 'covers'
  > & {
    metric: string;
    /** The name of its line. */
    line: TThreshold;
    threshold: ThresholdDefinition;
    /** What does not happen, before "since 10:00": `Nothing has been written`. */
    nothing: string;
    /** What comes, one and more of them. */
    things: [one: string, many: string];
    /** Evidence: when something came last, and how much a minute. */
    evidence: { lastAt: string; usual: string };
    remedy: string;
    /** Which stages are meant to be fed; all when absent. */
    for?(inventory: TInventory): boolean;
  },
): Check<TInventory, TThreshold> {
  const { id, title, description, covers, metric, nothing } = options;
  const [one, many] = options.things;
  return {
    id,
    title,
    description,
    claim: 'starvation',
    ...(covers && { covers }),
    metric,
    messages: {
      title_one: `${nothing} since {{since}}; before that it was {{usual}} ${one} a minute`,
      title_other: `${nothing} since {{since}}; before that it was {{usual}} ${many} a minute`,
      title_pause: `${nothing} since {{since}}; at this time a pause is {{pause}} at most`,
      remedy: options.remedy,
    },
    run(context) {
      if (options.for && !options.for(context.inventory)) {
        return undefined;
      }
      const previous = context.previous[id];
      const silence = suddenSilence(context, metric, previous);
      const severityAfter = (silent: number) =>
        severityOf(silent, options.threshold, context.thresholds[options.line]);
      if (!silence || !severityAfter(silence.seconds)) {
        return undefined;
      }
      const severity = severityAfter(silence.missedSeconds);
      if (severity) {
        return draftOf(
          silence,
          silence.maybeQuietDay ? 'info' : severity,
          options.evidence,
        );
      }
      // What was found lasts until something comes, whatever the hour is.
      return isSameSilence(previous, silence.lastAt)
        ? asBefore(previous)
        : undefined;
    },
  };
}

function draftOf(
  silence: Silence,
  severity: FindingDraft['severity'],
  names: { lastAt: string; usual: string },
): FindingDraft {
  const { usualPerMinute, usualPauseSeconds, usualDays } = silence;
  const usual = usualPerMinute === undefined ? 0 : rounded(usualPerMinute);
  return {
    severity,
    ...(usualPerMinute === undefined && { variant: 'pause' }),
    values: {
      since: time(silence.lastAt),
      ...(usualPerMinute === undefined
        ? { pause: seconds(usualPauseSeconds ?? 0) }
        : { usual, count: usual }),
    },
    evidence: {
      silentSeconds: silence.seconds,
      ...(silence.missedSeconds < silence.seconds && {
        missedSeconds: Math.round(silence.missedSeconds),
      }),
      [names.lastAt]: new Date(silence.lastAt).toISOString(),
      ...(usualPerMinute !== undefined && { [names.usual]: usual }),
      ...(usualPauseSeconds !== undefined && {
        usualPauseSeconds: Math.round(usualPauseSeconds),
      }),
      ...(usualDays !== undefined && { usualRestsOnDays: usualDays }),
    },
    onsetAt: silence.lastAt,
  };
}

/** What comes seldom is not none. */
function rounded(perMinute: number): number {
  return perMinute < 10
    ? Math.round(perMinute * 10) / 10
    : Math.round(perMinute);
}
