import { JsonObject } from '@backstage/types';
import { Unit } from '@pipeline-health/plugin-pipeline-health-common';
import {
  Check,
  CheckContext,
  FindingDraft,
  ThresholdDefinition,
} from '@pipeline-health/plugin-pipeline-health-node';
import { asBefore } from '../asBefore';
import { bytes, ratio, seconds } from '../quantities';
import { severityOf } from '../severityOf';
import { Level, levelOf } from './level';

const DAY_SECONDS = 86_400;

/** The names of the lines by which a stage is compared with what is usual. */
export type LevelThreshold = 'lessThanUsual' | 'moreThanUsual';

/** So many times the usual is much. */
const MUCH = 3;
/** What was found lasts until it is nearer to the usual by so much. */
const NEARER = 0.2;
/** And it must be at most half of what comes an hour before or after. */
const GUARD = 0.5;
/** Of less than this there is not enough to say that it is as usual again. */
const ENOUGH = 20;

export const levelThresholds: {
  [name in LevelThreshold]: ThresholdDefinition;
} = {
  lessThanUsual: {
    title: 'Less than usual',
    breach: 'at-least',
    warning: 0.7,
    unit: 'ratio',
    description:
      'By what share less comes than usually at this hour of the week or, until three weeks are known, of the days before.',
  },
  moreThanUsual: {
    title: 'More than usual',
    breach: 'at-least',
    unit: 'ratio',
    description:
      'How many times as much comes as usually at this hour; three times is told for information, and no line is drawn until one is set.',
  },
};

/** What the checks of a level must know of their metric. */
export interface LevelOptions<TInventory extends JsonObject> {
  metric: string;
  unit: Extract<Unit, 'count' | 'bytes'>;
  /** What comes: `messages were sent`. */
  come: string;
  /** Which stages are meant to be fed; all when absent. */
  for?(inventory: TInventory): boolean;
}

/** The check that much less comes than usually does. */
export function lessThanUsualCheck<
  TInventory extends JsonObject,
  TThreshold extends string,
>(
  options: LevelOptions<TInventory> & { remedy: string },
): Check<TInventory, TThreshold | LevelThreshold> {
  const { metric, come, remedy } = options;
  return {
    id: 'less-than-usual',
    title: 'Less than usual',
    description:
      'Much less comes than at the same hour of the weeks before, or of the days before while fewer than three weeks are known.',
    claim: 'starvation',
    metric,
    messages: {
      title: `{{less}} less than usual: {{value}} ${come} in {{window}}, usually {{usual}}`,
      remedy,
    },
    run: context =>
      judgeLevel(context, options, 'less-than-usual', level => {
        const { value, usual, isLess, maybeQuietDay } = level;
        // An hour later it may be less, as on days when clocks change.
        const less =
          usual.low > 0 && value <= GUARD * usual.low
            ? 1 - value / usual.expected
            : 0;
        const severityAt = (share: number) =>
          severityOf(
            share,
            levelThresholds.lessThanUsual,
            context.thresholds.lessThanUsual,
          );
        const severity = severityAt(less);
        const before = context.previous['less-than-usual']?.severity ?? 'info';
        return {
          severity:
            severity && maybeQuietDay && before === 'info' ? 'info' : severity,
          begins: isLess,
          lasts:
            usual.low < ENOUGH ||
            Boolean(severityAt(1 - value / usual.low + NEARER)),
          draft: { values: { less: ratio(less) }, usual: usual.expected },
        };
      }),
  };
}

/** The check that much more comes than usually does. */
export function moreThanUsualCheck<
  TInventory extends JsonObject,
  TThreshold extends string,
>(
  options: LevelOptions<TInventory>,
): Check<TInventory, TThreshold | LevelThreshold> {
  const { metric, come } = options;
  return {
    id: 'more-than-usual',
    title: 'More than usual',
    description:
      'Much more comes than at the same hour of the weeks or days before: a back-fill, a campaign, or a producer that repeats itself.',
    claim: 'own-fault',
    explains: 'nothing',
    metric,
    messages: {
      title: `{{times}} times as much as usual: {{value}} ${come} in {{window}}, usually {{usual}}`,
      remedy:
        'Nothing is to be done where this is meant. Otherwise look for a producer that sends the same again and again.',
    },
    run: context =>
      judgeLevel(context, options, 'more-than-usual', level => {
        const { value, usual, isMore } = level;
        const times =
          usual.high > 0 && GUARD * value >= usual.high
            ? value / usual.expected
            : 0;
        return {
          severity:
            severityOf(
              times,
              levelThresholds.moreThanUsual,
              context.thresholds.moreThanUsual,
            ) ?? (times >= MUCH ? 'info' : undefined),
          begins: isMore,
          lasts: times >= MUCH * (1 - NEARER),
          draft: {
            values: { times: Math.round(times * 10) / 10 },
            usual: usual.expected,
          },
        };
      }),
  };
}

interface Verdict {
  severity: FindingDraft['severity'] | undefined;
  /** Whether it is far enough from the usual for a finding to begin. */
  begins: boolean;
  /** Whether one that was found before lasts. */
  lasts: boolean;
  draft: { values: NonNullable<FindingDraft['values']>; usual: number };
}

function judgeLevel<TInventory extends JsonObject>(
  context: CheckContext<TInventory, LevelThreshold> & { inventory: TInventory },
  options: LevelOptions<TInventory>,
  id: string,
  judge: (level: Level) => Verdict,
): FindingDraft | undefined {
  const { metric, unit } = options;
  if (options.for && !options.for(context.inventory)) {
    return undefined;
  }
  const previous = context.previous[id];
  const level = levelOf(context, metric, previous, unit === 'count');
  if (!level) {
    return undefined;
  }
  const { severity, begins, lasts, draft } = judge(level);
  if (!severity || !(begins || previous)) {
    return lasts ? asBefore(previous) : undefined;
  }
  const { span, value, usual } = level;
  const amount = (some: number) =>
    unit === 'bytes' ? bytes(some) : Math.round(some);
  return {
    severity,
    values: {
      ...draft.values,
      value: amount(value),
      usual: amount(draft.usual),
      window: seconds((span.to - span.from) / 1000),
    },
    evidence: {
      [unit === 'bytes' ? 'cameBytes' : 'came']: value,
      [unit === 'bytes' ? 'usualBytes' : 'usual']: Math.round(draft.usual),
      windowSeconds: (span.to - span.from) / 1000,
      usualRestsOnDays: usual.days,
      comparedEverySeconds: (usual.weekly ? 7 : 1) * DAY_SECONDS,
    },
    onsetAt: previous?.onsetAt ? Date.parse(previous.onsetAt) : span.from,
  };
}
