import Box from '@mui/material/Box';
import { useTheme } from '@mui/material/styles';
import { formatUnit } from '../../format/value';
import { healthTone } from '../../theme/healthTone';
import { useTranslate } from '../../translation/useTranslate';
import { lineStyle, linesOf } from './chartLines';
import { DrawnSeries } from './drawnSeries';

const SIGNS = { 'at-least': '≥', above: '>', below: '<' };

/** At which values a metric turns its stage to warning and critical, and where data is lost. */
export function LineLegend(props: { drawn: DrawnSeries }) {
  const t = useTranslate();
  const theme = useTheme();
  const { series, ticks, weekBefore } = props.drawn;
  const { threshold, unit } = series;
  const [bottom, top] = [ticks[0], ticks[ticks.length - 1]];
  return (
    <Box
      sx={{
        display: 'flex',
        flexWrap: 'wrap',
        columnGap: 2,
        fontSize: 12,
        lineHeight: '18px',
      }}
    >
      {linesOf(threshold).map(({ name, value }) => (
        <Box
          component="span"
          key={name}
          sx={{
            display: 'flex',
            alignItems: 'center',
            gap: 0.75,
            whiteSpace: 'nowrap',
            color: healthTone(theme, name === 'warning' ? name : 'critical')
              .text,
          }}
        >
          <svg width="18" height="4" aria-hidden>
            <line x2="18" y1="2" y2="2" {...lineStyle(theme, name)} />
          </svg>
          {t(`chart.${name}`)}{' '}
          {name === 'loss' ? '≥' : threshold && SIGNS[threshold.breach]}{' '}
          {formatUnit(value, unit)}
          {value > top && ` ${t('chart.lineAbove')}`}
          {value < bottom && ` ${t('chart.lineBelow')}`}
        </Box>
      ))}
      <Box component="span" sx={{ color: 'text.secondary' }}>
        {[
          bottom > 0 && t('chart.axisBreak'),
          weekBefore?.range === null && t('chart.noWeekBefore'),
        ]
          .filter(Boolean)
          .join(' · ')}
      </Box>
    </Box>
  );
}
