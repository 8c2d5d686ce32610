import Box from '@mui/material/Box';
import { useThreshold } from '../../hooks/useThreshold';
import { useTranslate } from '../../translation/useTranslate';
import { QualityMeter } from './QualityMeter';
import { Quality } from './readMatching';

/** The four figures of an evaluation, each against its lines. */
export function QualityMeters(props: {
  entityRef: string;
  stage: string;
  quality: Quality;
}) {
  const t = useTranslate();
  const { entityRef, stage, quality } = props;
  const { precision, recall, f1, areaUnderCurve } = quality;
  const lines = {
    precision: useThreshold(entityRef, stage, 'precision'),
    recall: useThreshold(entityRef, stage, 'recall'),
  };
  const ofHundred = (ratio: number) => String(Math.floor(ratio * 100 + 1e-9));
  return (
    <Box
      sx={{
        display: 'grid',
        gridTemplateColumns: 'repeat(auto-fit, minmax(min(280px, 100%), 1fr))',
        columnGap: 5,
        rowGap: 2.5,
      }}
    >
      {precision !== undefined && (
        <QualityMeter
          label={t('matching.precision')}
          hint={t('matching.precisionHint', { right: ofHundred(precision) })}
          value={precision}
          threshold={lines.precision}
        />
      )}
      {recall !== undefined && (
        <QualityMeter
          label={t('matching.recall')}
          hint={t('matching.recallHint', { found: ofHundred(recall) })}
          value={recall}
          threshold={lines.recall}
        />
      )}
      {f1 !== undefined && (
        <QualityMeter
          label={t('matching.f1')}
          hint={t('matching.f1Hint')}
          value={f1}
        />
      )}
      {areaUnderCurve !== undefined && (
        <QualityMeter
          label={t('matching.areaUnderCurve')}
          hint={t('matching.areaUnderCurveHint')}
          value={areaUnderCurve}
        />
      )}
    </Box>
  );
}
