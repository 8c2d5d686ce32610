import { PipelineSummary } from '@pipeline-health/plugin-pipeline-health-common';
import { csv } from '../../format/csv';
import { FindingText } from '../../hooks/useFindingText';
import { KindWords } from '../../hooks/useKindWords';
import { Translate } from '../../translation/useTranslate';

type TextOf = (
  finding: NonNullable<PipelineSummary['reason']>,
) => Pick<FindingText, 'title'>;

/** Pipelines as a table for spreadsheets. */
export function csvOf(
  pipelines: readonly PipelineSummary[],
  t: Translate,
  { textOf, words }: { textOf: TextOf; words: Pick<KindWords, 'figure'> },
): string {
  const head = [
    t('list.csvEntity'),
    t('list.pipeline'),
    t('list.csvHealth'),
    t('list.csvCause'),
    t('list.csvSeconds'),
    t('list.keyFigure'),
    t('list.csvFigure'),
    t('list.csvUnit'),
    t('list.deadLetters'),
    t('list.owner'),
    t('list.system'),
    t('list.time'),
  ];
  const rows = pipelines.map(pipeline => {
    const { health, reason, readings, keyFigure } = pipeline;
    return [
      pipeline.entityRef,
      pipeline.title,
      t(`health.${health}`),
      reason && textOf(reason).title,
      pipeline.secondsToLoss,
      keyFigure && words.figure(keyFigure),
      keyFigure?.value,
      keyFigure?.unit,
      readings.deadLetterMessages,
      pipeline.ownerTitle ?? pipeline.owner,
      pipeline.systemTitle ?? pipeline.system,
      pipeline.collectedAt,
    ];
  });
  return csv([head, ...rows]);
}
