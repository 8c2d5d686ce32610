import { Evidence } from '@pipeline-health/plugin-pipeline-health-common';
import { severityOf } from '../../../judging';
import { formatDuration } from '../../../judging/words';
import { TransformCheck, TransformContext } from '../context';
import { thresholds } from '../thresholds';
import { TransformQuality } from '../TransformInventory';

const MANY = 3;

export const lowPrecision: TransformCheck = {
  id: 'precision',
  description:
    'With low precision, records of different things are taken for one: customers get the data of others.',
  run(context) {
    const quality = context.inventory.quality;
    const precision = quality?.precision;
    const severity =
      precision !== undefined &&
      severityOf(precision, thresholds.precision, context.thresholds.precision);
    if (!quality || precision === undefined || !severity) {
      return undefined;
    }
    return {
      severity,
      title: `Of 100 matches that ${context.inventory.name} finds, ${wrongOf(
        precision,
      )} are wrong${agoOf(context, quality)}`,
      evidence: evidenceOf(context, quality),
      remedy: remedyOf(
        context,
        'raise PrecisionRecallTradeoff towards 1',
        'pairs that look alike and are not the same',
      ),
    };
  },
};

export const lowRecall: TransformCheck = {
  id: 'recall',
  description:
    'With low recall, records of one thing stay apart: duplicates reach everybody downstream.',
  run(context) {
    const quality = context.inventory.quality;
    const recall = quality?.recall;
    const severity =
      recall !== undefined &&
      severityOf(recall, thresholds.recall, context.thresholds.recall);
    if (!quality || recall === undefined || !severity) {
      return undefined;
    }
    return {
      severity,
      title: `Of 100 pairs that belong together, ${
        context.inventory.name
      } misses ${wrongOf(recall)}${agoOf(context, quality)}`,
      evidence: evidenceOf(context, quality),
      remedy: remedyOf(
        context,
        'lower PrecisionRecallTradeoff towards 0',
        'pairs that look different and are the same',
      ),
    };
  },
};

export const neverEvaluated: TransformCheck = {
  id: 'never-evaluated',
  description:
    'Without an evaluation nobody knows how many of the matches are right.',
  run({ inventory: { status, quality, labelCount } }) {
    if (quality || status !== 'READY') {
      return undefined;
    }
    const evidence: Evidence = {};
    if (labelCount !== undefined) {
      evidence.labels = labelCount;
    }
    return {
      severity: 'warning',
      title: 'Nobody knows how well it matches: no evaluation has run',
      evidence,
      remedy:
        'Start an evaluation of the transform (StartMLEvaluationTaskRun); it takes some minutes and needs labels.',
    };
  },
};

export const labelsNotEvaluated: TransformCheck = {
  id: 'labels-not-evaluated',
  description:
    'Labels that were imported after the last evaluation have changed what the transform does.',
  run({ inventory: { quality }, runs }) {
    const imported = runs.find(
      ({ state, figures }) =>
        state === 'succeeded' && figures?.task === 'IMPORT_LABELS',
    );
    if (
      !quality?.evaluatedAt ||
      !imported?.endedAt ||
      Date.parse(imported.endedAt) <= Date.parse(quality.evaluatedAt)
    ) {
      return undefined;
    }
    return {
      severity: 'info',
      title:
        'Labels were imported after the last evaluation: precision and recall are of the time before',
      evidence: {
        evaluatedAt: quality.evaluatedAt,
        importedAt: imported.endedAt,
      },
      remedy: 'Start an evaluation of the transform.',
    };
  },
};

function wrongOf(ratio: number): string {
  const wrong = (1 - ratio) * 100;
  return wrong < MANY ? wrong.toFixed(1) : String(Math.round(wrong));
}

function agoOf({ now }: TransformContext, quality: TransformQuality): string {
  return quality.evaluatedAt
    ? `, by the evaluation ${formatDuration(
        (now - Date.parse(quality.evaluatedAt)) / 1000,
      )} ago`
    : '';
}

function evidenceOf(
  { inventory }: TransformContext,
  quality: TransformQuality,
): Evidence {
  const { precision, recall, f1, areaUnderCurve, confusion } = quality;
  const figures = {
    precisionRatio: precision,
    recallRatio: recall,
    f1Ratio: f1,
    areaUnderCurveRatio: areaUnderCurve,
    falsePositives: confusion?.falsePositives,
    falseNegatives: confusion?.falseNegatives,
    labels: inventory?.labelCount,
    precisionRecallTradeoffRatio: inventory?.precisionRecallTradeoff,
    evaluatedAt: quality.evaluatedAt,
  };
  const evidence: Evidence = {};
  for (const [name, value] of Object.entries(figures)) {
    if (value !== undefined) {
      evidence[name] = value;
    }
  }
  return evidence;
}

function remedyOf(
  { inventory }: TransformContext,
  tuning: string,
  pairs: string,
): string {
  const tradeoff = inventory?.precisionRecallTradeoff;
  const now = tradeoff === undefined ? '' : ` (it is ${tradeoff})`;
  return `Label more ${pairs}, import the labels and evaluate again; or ${tuning}${now}, at the cost of the other figure.`;
}
