import { Run, RunState } from '@pipeline-health/plugin-pipeline-health-common';
import { formatDuration } from '../../format/duration';
import { formatCount, formatMoney } from '../../format/number';
import { formatLocal, secondsSince } from '../../format/time';
import { formatNamed } from '../../format/value';
import { figureLabel } from '../../translation/labels';
import { Translate } from '../../translation/useTranslate';

const MOST_ERROR = 240;

/** What matters most first. */
const STATES: readonly RunState[] = [
  'failed',
  'running',
  'stopped',
  'succeeded',
];

/** A figure of a run, for people. */
export interface RunFigure {
  name: string;
  label: string;
  text: string;
}

/** How long a run took, or has taken so far; undefined when nobody knows. */
export function runSeconds(run: Run, now: number): number | undefined {
  if (run.state === 'running') {
    return secondsSince(run.startedAt, now);
  }
  if (run.durationSeconds !== undefined) {
    return run.durationSeconds;
  }
  return run.endedAt === undefined
    ? undefined
    : secondsSince(run.startedAt, Date.parse(run.endedAt));
}

/** The runs that are over and of which somebody knows how long they took, oldest first. */
export function endedRuns(runs: readonly Run[]): Run[] {
  return runs
    .filter(run => run.state !== 'running' && runSeconds(run, 0) !== undefined)
    .sort((a, b) => Date.parse(a.startedAt) - Date.parse(b.startedAt));
}

/** The figures of a run that say something: nothing that was done zero times. */
export function runFigures(t: Translate, run: Run): RunFigure[] {
  return Object.entries(run.figures ?? {})
    .filter(([, value]) => value !== 0 && value !== '')
    .map(([name, value]) => ({
      name,
      label: figureLabel(t, name),
      text: figureText(name, value),
    }));
}

function figureText(name: string, value: string | number): string {
  return typeof value === 'string' ? sayText(value) : formatNamed(name, value);
}

/** When, how long and for how much: `Mon 23 Nov, 14:20`, `6 min 3 s`, `$0.15`. */
export function runFacts(t: Translate, run: Run, now: number): string[] {
  const seconds = runSeconds(run, now);
  const duration =
    seconds === undefined ? undefined : formatDuration(Math.floor(seconds));
  return [
    formatLocal(run.startedAt),
    duration &&
      (run.state === 'running' ? t('run.runningFor', { duration }) : duration),
    run.estimatedCostUsd === undefined
      ? undefined
      : formatMoney(run.estimatedCostUsd),
  ].filter(fact => fact !== undefined);
}

/** Everything about a run in short lines: for a tooltip and for screen readers. */
export function runLines(
  t: Translate,
  run: Run,
  now: number,
  error = run.error,
): string[] {
  return [
    t(`run.${run.state}`),
    ...runFacts(t, run, now),
    ...runFigures(t, run).map(({ label, text }) => `${label}: ${text}`),
    ...(error ? [shorten(error)] : []),
  ];
}

/** Several runs in short lines: how many ended how, from when to when. */
export function groupLines(t: Translate, runs: readonly Run[]): string[] {
  return [
    t('run.count', { count: runs.length }),
    ...countStates(runs).map(
      ({ state, count }) => `${t(`run.${state}`)} ${formatCount(count)}`,
    ),
    `${formatLocal(runs[0].startedAt)} – ${formatLocal(
      runs[runs.length - 1].startedAt,
    )}`,
  ];
}

/** How many of the runs ended how. */
export function countStates(
  runs: readonly Run[],
): { state: RunState; count: number }[] {
  return STATES.map(state => ({
    state,
    count: runs.filter(run => run.state === state).length,
  })).filter(({ count }) => count > 0);
}

/** The state of several runs that matters most. */
export function worstState(runs: readonly Run[]): RunState {
  return countStates(runs)[0].state;
}

function shorten(text: string): string {
  return text.length > MOST_ERROR ? `${text.slice(0, MOST_ERROR)}…` : text;
}

/** `FIND_MATCHES` → `Find matches`; any other text stays. */
function sayText(text: string): string {
  if (!/^[A-Z]{2}[A-Z0-9_]*$/.test(text)) {
    return text;
  }
  const words = text.toLowerCase().replace(/_/g, ' ');
  return words.charAt(0).toUpperCase() + words.slice(1);
}
