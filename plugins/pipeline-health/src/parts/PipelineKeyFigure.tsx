import Box from '@mui/material/Box';
import { PipelineSummary } from '@pipeline-health/plugin-pipeline-health-common';
import { formatUnit } from '../format/value';
import { useKindWords } from '../hooks/useKindWords';
import { useTranslate } from '../translation/useTranslate';
import { TrendSparkline } from './TrendSparkline';
import { VisuallyHidden } from './VisuallyHidden';

/** The one number that a pipeline is about now, what it should be, and its last hours. */
export function PipelineKeyFigure(props: { pipeline: PipelineSummary }) {
  const t = useTranslate();
  const words = useKindWords();
  const { keyFigure, trend, health } = props.pipeline;
  if (!keyFigure) {
    return (
      <Box sx={{ color: 'text.secondary' }}>
        <span aria-hidden>–</span>
        <VisuallyHidden>{t('list.notAvailable')}</VisuallyHidden>
      </Box>
    );
  }
  const { value, unit, expected } = keyFigure;
  const title = words.figure(keyFigure);
  return (
    <Box sx={{ display: 'flex', alignItems: 'center', gap: 1, maxWidth: 208 }}>
      <Box sx={{ minWidth: 0, flex: 1, overflowWrap: 'break-word' }}>
        <Box
          sx={{
            fontVariantNumeric: 'tabular-nums',
            fontSize: 14,
            lineHeight: '20px',
          }}
        >
          {formatUnit(value, unit)}
          {expected !== undefined && (
            <Box component="span" sx={{ color: 'text.secondary' }}>
              {' · '}
              {t('list.expected', { expected: formatUnit(expected, unit) })}
            </Box>
          )}
        </Box>
        <Box sx={{ fontSize: 12, lineHeight: '16px', color: 'text.secondary' }}>
          {title}
        </Box>
      </Box>
      {trend && trend.metric === keyFigure.metric && (
        <TrendSparkline
          title={title}
          unit={unit}
          trend={trend}
          health={health}
        />
      )}
    </Box>
  );
}
