import { Finding } from '@pipeline-health/plugin-pipeline-health-common';
import { ratio, severityOf, time } from '../../../judging';
import { thresholds } from '../thresholds';
import {
  DescribedTransform,
  TransformCheck,
  TransformQuality,
} from '../TransformInventory';

/** What can drop, and what it is beside. */
const FIGURES = [
  ['precision', 'recall'],
  ['recall', 'precision'],
] as const;
type Figure = (typeof FIGURES)[number][0];

/** By so many standard deviations of chance two evaluations must differ. */
const CHANCE = 3;
/** Where nothing tells on how many pairs an evaluation rests. */
const FEW_PAIRS = 100;
const MINUTE_MS = 60_000;

export const qualityDropped: TransformCheck = {
  id: 'quality-dropped',
  title: 'Matches became worse',
  description:
    'An evaluation finds much less precision or recall than one before it, by more than chance explains: the records, the labels or the transform have changed. It stays told until an evaluation is as good again, or a person acknowledges it.',
  claim: 'own-fault',
  explains: 'nothing',
  messages: {
    title_precision:
      'Precision fell from {{before}} to {{value}} since the evaluation of {{at}}',
    title_recall:
      'Recall fell from {{before}} to {{value}} since the evaluation of {{at}}',
    remedy:
      'See what changed since: labels that were imported, columns of the input, records of a new sort, PrecisionRecallTradeoff. Export the labels, look at the pairs that are judged wrongly, label more of their sort and evaluate again.',
    remedy_precision:
      'See what changed since: labels that were imported, columns of the input, records of a new sort, PrecisionRecallTradeoff. Until then do not merge what {{name}} matches without a look: label more pairs that look alike and are not the same, and evaluate again.',
  },
  run(context) {
    const { quality, name } = context.inventory;
    const [worst] = FIGURES.flatMap(
      ([figure, other]) => dropOf(context, figure, other) ?? [],
    ).sort((left, right) => right.by - left.by);
    if (!quality || !worst) {
      return undefined;
    }
    const { figure, before, value, traded } = worst;
    const severity = severityOf(
      worst.by,
      thresholds.qualityDrop,
      context.thresholds.qualityDrop,
    );
    return (
      severity && {
        severity: traded ? 'info' : severity,
        variant: figure,
        values: {
          name,
          before: ratio(before.value),
          value: ratio(value),
          at: time(before.at),
        },
        evidence: {
          [`${figure}Ratio`]: value,
          [`${figure}BeforeRatio`]: before.value,
          evaluatedBeforeAt: new Date(before.at).toISOString(),
          ...(quality.evaluatedAt && { evaluatedAt: quality.evaluatedAt }),
          figure,
        },
        ...(quality.evaluatedAt && {
          onsetAt: onsetOf(context, figure) ?? Date.parse(quality.evaluatedAt),
        }),
      }
    );
  },
};

interface Drop {
  figure: Figure;
  value: number;
  /** The best evaluation before, and when it ended in epoch milliseconds. */
  before: { at: number; value: number };
  by: number;
  /** The other figure rose as much, as when one is given for the other on purpose. */
  traded: boolean;
}

/** How much a figure is worse than in the best evaluation before; undefined where chance may explain it. */
function dropOf(
  context: DescribedTransform,
  figure: Figure,
  other: Figure,
): Drop | undefined {
  const { quality } = context.inventory;
  const value = quality?.[figure];
  const evaluatedAt = Date.parse(quality?.evaluatedAt ?? '');
  if (!quality || value === undefined || Number.isNaN(evaluatedAt)) {
    return undefined;
  }
  const isBefore = ({ at }: { at: number }) =>
    at < evaluatedAt - MINUTE_MS &&
    at > (context.acknowledgedAt['quality-dropped'] ?? -Infinity) - MINUTE_MS;
  const known = [
    ...(context.samples[figure] ?? []),
    ...toldBefore(context, figure),
  ].filter(isBefore);
  const [before] = known.sort((left, right) => right.value - left.value);
  if (!before || before.value - value < chanceOf(quality, figure)) {
    return undefined;
  }
  const otherBefore = context.samples[other]?.find(
    ({ at }) => at === before.at,
  );
  const otherNow = quality[other];
  return {
    figure,
    value,
    before,
    by: before.value - value,
    traded:
      otherBefore !== undefined &&
      otherNow !== undefined &&
      otherNow - otherBefore.value >= (before.value - value) / 2,
  };
}

/** What two evaluations may differ by without anything having changed. */
function chanceOf(quality: TransformQuality, figure: Figure): number {
  const { confusion } = quality;
  const value = quality[figure] ?? 0;
  const pairs = confusion
    ? confusion.truePositives +
      (figure === 'precision'
        ? confusion.falsePositives
        : confusion.falseNegatives)
    : FEW_PAIRS;
  return CHANCE * Math.sqrt((2 * value * (1 - value)) / Math.max(1, pairs));
}

/** The evaluation that a finding before compared with: it may be older than what is kept. */
function toldBefore(
  { previous }: DescribedTransform,
  figure: Figure,
): { at: number; value: number }[] {
  const told = toldOf(previous['quality-dropped'], figure);
  const value = told?.evidence[`${figure}BeforeRatio`];
  const at = Date.parse(`${told?.evidence.evaluatedBeforeAt}`);
  return typeof value === 'number' && !Number.isNaN(at) ? [{ at, value }] : [];
}

function onsetOf(
  { previous }: DescribedTransform,
  figure: Figure,
): number | undefined {
  const onsetAt = toldOf(previous['quality-dropped'], figure)?.onsetAt;
  return onsetAt === undefined ? undefined : Date.parse(onsetAt);
}

function toldOf(
  previous: Finding | undefined,
  figure: Figure,
): Finding | undefined {
  return previous?.evidence.figure === figure ? previous : undefined;
}
