import { Evidence } from '@pipeline-health/plugin-pipeline-health-common';
import { FindingDraft } from '@pipeline-health/plugin-pipeline-health-node';
import { fixesOf } from '../../../aws/fixes';
import { seconds, severityOf } from '../../../judging';
import { thresholds } from '../thresholds';
import {
  DescribedTransform,
  TransformCheck,
  TransformInventory,
  TransformQuality,
} from '../TransformInventory';

/** Of 100; fewer are told with their tenths. */
const MANY = 3;
/** Figures on fewer labels than these tell next to nothing, on fewer than those little. */
const FEW_LABELS = 30;
const SOME_LABELS = 100;

export const lowPrecision: TransformCheck = {
  id: 'precision',
  title: 'Low precision',
  description:
    'With low precision, records of different things are taken for one: customers get the data of others.',
  claim: 'own-fault',
  covers: ['quality-dropped'],
  explains: 'nothing',
  metric: 'precision',
  messages: {
    title:
      'Of 100 matches that {{name}} finds, {{wrong}} are wrong{{evaluated}}',
    remedy:
      'Label more pairs that look alike and are not the same, import the labels and evaluate again; or raise PrecisionRecallTradeoff towards 1{{tradeoff}}, at the cost of the other figure.',
  },
  run: context => judgeQuality(context, 'precision'),
};

export const lowRecall: TransformCheck = {
  id: 'recall',
  title: 'Low recall',
  description:
    'With low recall, records of one thing stay apart: duplicates reach everybody downstream.',
  claim: 'own-fault',
  covers: ['quality-dropped'],
  explains: 'nothing',
  metric: 'recall',
  messages: {
    title:
      'Of 100 pairs that belong together, {{name}} misses {{wrong}}{{evaluated}}',
    remedy:
      'Label more pairs that look different and are the same, import the labels and evaluate again; or lower PrecisionRecallTradeoff towards 0{{tradeoff}}, at the cost of the other figure.',
  },
  run: context => judgeQuality(context, 'recall'),
};

export const neverEvaluated: TransformCheck = {
  id: 'never-evaluated',
  title: 'Never evaluated',
  description:
    'Without an evaluation nobody knows how many of the matches are right.',
  claim: 'own-fault',
  explains: 'nothing',
  messages: {
    title: 'Nobody knows how well it matches: no evaluation has run',
    remedy:
      'Start an evaluation of the transform (StartMLEvaluationTaskRun); it takes some minutes and needs labels.',
  },
  run({ inventory: { status, quality, labelCount } }) {
    return quality || status !== 'READY'
      ? undefined
      : {
          severity: 'warning',
          evidence: { ...(labelCount !== undefined && { labels: labelCount }) },
        };
  },
};

export const labelsNotEvaluated: TransformCheck = {
  id: 'labels-not-evaluated',
  title: 'New labels',
  description:
    'Labels that were imported after the last evaluation have changed what the transform does.',
  claim: 'posture',
  messages: {
    title:
      'Labels were imported after the last evaluation: precision and recall are of the time before',
    remedy: 'Start an evaluation of the transform.',
  },
  run({ stage, inventory: { quality }, runs }) {
    const importedAt = runs.find(
      ({ state, figures }) =>
        state === 'succeeded' && figures?.task === 'IMPORT_LABELS',
    )?.endedAt;
    const evaluatedAt = quality?.evaluatedAt;
    return evaluatedAt &&
      importedAt &&
      Date.parse(importedAt) > Date.parse(evaluatedAt)
      ? {
          severity: 'info',
          evidence: { evaluatedAt, importedAt },
          fixes: fixesOf(stage, {
            calls: [
              {
                service: 'glue',
                operation: 'StartMLEvaluationTaskRun',
                input: { TransformId: stage.name },
              },
            ],
          }),
          onsetAt: Date.parse(importedAt),
        }
      : undefined;
  },
};

export const fewLabels: TransformCheck = {
  id: 'few-labels',
  title: 'Figures rest on few labels',
  description:
    'Precision and recall are measured on the labels: of a handful of them even perfect figures tell next to nothing.',
  claim: 'own-fault',
  explains: 'nothing',
  messages: {
    title_one: 'Precision and recall rest on {{count}} label: they tell little',
    title_other:
      'Precision and recall rest on {{count}} labels: they tell little',
    remedy:
      'Generate a labelling file, label more records, both such that match and such that only look alike, import it and evaluate the transform again; some hundred labels are a good beginning.',
  },
  run({ inventory: { quality, labelCount } }) {
    if (!quality || labelCount === undefined || labelCount >= SOME_LABELS) {
      return undefined;
    }
    const { precision, recall } = quality;
    return {
      severity: labelCount < FEW_LABELS ? 'warning' : 'info',
      values: { count: labelCount },
      evidence: {
        labels: labelCount,
        ...(precision !== undefined && { precisionRatio: precision }),
        ...(recall !== undefined && { recallRatio: recall }),
        ...(quality.evaluatedAt && { evaluatedAt: quality.evaluatedAt }),
      },
    };
  },
};

/** Parts of these sentences, where they are known. */
export const qualityMessages = {
  'glue-ml-transform.evaluated': ', by the evaluation {{ago}} ago',
  'glue-ml-transform.tradeoff': ' (it is {{tradeoff}})',
};

function judgeQuality(
  context: DescribedTransform,
  figure: 'precision' | 'recall',
): FindingDraft | undefined {
  const { inventory, now } = context;
  const { quality, name, precisionRecallTradeoff: tradeoff } = inventory;
  const value = quality?.[figure];
  const severity =
    value !== undefined &&
    severityOf(value, thresholds[figure], context.thresholds[figure]);
  if (!quality || value === undefined || !severity) {
    return undefined;
  }
  const evaluatedAt =
    quality.evaluatedAt === undefined
      ? undefined
      : Date.parse(quality.evaluatedAt);
  return {
    severity,
    values: {
      name,
      wrong: wrongOf(value),
      evaluated:
        evaluatedAt === undefined
          ? ''
          : {
              key: 'glue-ml-transform.evaluated',
              values: { ago: seconds((now - evaluatedAt) / 1000) },
            },
      tradeoff:
        tradeoff === undefined
          ? ''
          : { key: 'glue-ml-transform.tradeoff', values: { tradeoff } },
    },
    evidence: evidenceOf(inventory, quality),
    ...(evaluatedAt !== undefined && { onsetAt: evaluatedAt }),
  };
}

function wrongOf(share: number): number {
  const wrong = (1 - share) * 100;
  return wrong < MANY ? Math.round(wrong * 10) / 10 : Math.round(wrong);
}

function evidenceOf(
  { labelCount, precisionRecallTradeoff }: TransformInventory,
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
    labels: labelCount,
    precisionRecallTradeoffRatio: precisionRecallTradeoff,
    evaluatedAt: quality.evaluatedAt,
  };
  return Object.fromEntries(
    Object.entries(figures).flatMap(([name, value]) =>
      value === undefined ? [] : [[name, value]],
    ),
  );
}
