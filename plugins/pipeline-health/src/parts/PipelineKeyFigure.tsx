import Box from '@mui/material/Box';
import { useTheme } from '@mui/material/styles';
import { PipelineSummary } from '@pipeline-health/plugin-pipeline-health-common';
import { formatUnit } from '../format/value';
import { useKindWords } from '../hooks/useKindWords';
import { useTranslate } from '../translation/useTranslate';
import { Changing } from './Changing';
import { oneLine } from './oneLine';
import { TrendSparkline } from './TrendSparkline';
import { VisuallyHidden } from './VisuallyHidden';

/** The one number that a pipeline is about now, what it should be, and its last hours. */
export function PipelineKeyFigure(props: { pipeline: PipelineSummary }) {
  return (
    <Box sx={{ display: 'flex', alignItems: 'center', gap: 1, maxWidth: 208 }}>
      <Box sx={{ minWidth: 0, flex: 1, overflowWrap: 'break-word' }}>
        <KeyFigure {...props} />
      </Box>
      <KeyFigureTrend {...props} />
    </Box>
  );
}

/** The one number that a pipeline is about now, and what it should be. */
export function KeyFigure(props: { pipeline: PipelineSummary }) {
  const t = useTranslate();
  const words = useKindWords();
  const { text } = useTheme().palette;
  const { keyFigure, health } = props.pipeline;
  if (!keyFigure) {
    return (
      <div style={{ color: text.secondary }}>
        <span aria-hidden>–</span>
        <VisuallyHidden>{t('list.notAvailable')}</VisuallyHidden>
      </div>
    );
  }
  const { value, unit, expected } = keyFigure;
  const title = words.figure(keyFigure);
  return (
    <>
      <div
        style={{
          fontVariantNumeric: 'tabular-nums',
          fontSize: 14,
          lineHeight: '17px',
          fontWeight: health === 'healthy' ? 400 : 600,
        }}
      >
        <Changing value={value}>{formatUnit(value, unit)}</Changing>
        {expected !== undefined && (
          <span style={{ color: text.secondary, fontWeight: 400 }}>
            {' · '}
            {t('list.expected', { expected: formatUnit(expected, unit) })}
          </span>
        )}
      </div>
      <div
        title={title}
        style={{
          ...oneLine,
          fontSize: 12,
          lineHeight: '15px',
          color: text.secondary,
        }}
      >
        {title}
      </div>
    </>
  );
}

/** The last hours of that number; nothing where they are of another. */
export function KeyFigureTrend(props: { pipeline: PipelineSummary }) {
  const words = useKindWords();
  const { keyFigure, trend, health } = props.pipeline;
  return keyFigure && trend?.metric === keyFigure.metric ? (
    <TrendSparkline
      title={words.figure(keyFigure)}
      unit={keyFigure.unit}
      trend={trend}
      health={health}
    />
  ) : null;
}
