import Box from '@mui/material/Box';
import { SeriesThreshold } from '@pipeline-health/plugin-pipeline-health-common';
import { HealthIcon } from '../../parts/HealthIcon';
import { formatRatio } from '../../format/number';
import { healthTone } from '../../theme/healthTone';
import { useTranslate } from '../../translation/useTranslate';
import { levelOf } from './levelOf';

/** A figure from 0 to 1 as a bar, with the lines below which it is not well. */
export function QualityMeter(props: {
  label: string;
  hint: string;
  value: number;
  threshold?: SeriesThreshold;
}) {
  const t = useTranslate();
  const { label, hint, value, threshold } = props;
  const level = levelOf(value, threshold);
  const breached =
    level === 'warning' || level === 'critical'
      ? threshold?.[level]
      : undefined;
  const verdict =
    breached === undefined
      ? level && t('matching.good')
      : t('matching.below', { line: formatRatio(breached) });
  return (
    <Box sx={{ minWidth: 0 }}>
      <Box
        sx={{
          display: 'flex',
          alignItems: 'center',
          gap: 1,
          fontSize: 14,
          lineHeight: '20px',
          fontVariantNumeric: 'tabular-nums',
        }}
      >
        <Box component="span" sx={{ fontWeight: 600 }}>
          {label}
        </Box>
        {level && verdict && (
          <Box
            component="span"
            sx={{
              display: 'inline-flex',
              alignItems: 'center',
              gap: 0.5,
              fontSize: 12,
              color: theme => healthTone(theme, level).text,
            }}
          >
            <HealthIcon health={level} size={16} />
            {verdict}
          </Box>
        )}
        <Box component="span" sx={{ ml: 'auto', fontWeight: 700 }}>
          {formatRatio(value)}
        </Box>
      </Box>
      <Box
        role="meter"
        aria-label={label}
        aria-valuemin={0}
        aria-valuemax={1}
        aria-valuenow={value}
        aria-valuetext={[formatRatio(value), verdict]
          .filter(Boolean)
          .join(', ')}
        sx={{
          position: 'relative',
          height: 12,
          my: 0.75,
          borderRadius: 1,
          forcedColorAdjust: 'none',
          backgroundColor: 'action.selected',
        }}
      >
        <Box
          sx={{
            height: '100%',
            borderRadius: 1,
            backgroundColor: theme =>
              level
                ? healthTone(theme, level).line
                : theme.palette.text.secondary,
          }}
          style={{ width: `${Math.min(1, Math.max(0, value)) * 100}%` }}
        />
        <Line at={threshold?.warning} />
        <Line at={threshold?.critical} />
      </Box>
      <Box sx={{ fontSize: 12, lineHeight: '16px', color: 'text.secondary' }}>
        {hint}{' '}
        {threshold?.warning !== undefined &&
          threshold.critical !== undefined &&
          t('matching.lines', {
            warning: formatRatio(threshold.warning),
            critical: formatRatio(threshold.critical),
          })}
      </Box>
    </Box>
  );
}

function Line(props: { at?: number }) {
  const { at } = props;
  return at === undefined ? null : (
    <Box
      aria-hidden
      sx={{
        position: 'absolute',
        top: -3,
        bottom: -3,
        width: 2,
        backgroundColor: 'text.primary',
        boxShadow: theme => `0 0 0 1px ${theme.palette.background.paper}`,
      }}
      style={{ left: `calc(${at * 100}% - 1px)` }}
    />
  );
}
