import Box from '@mui/material/Box';
import Paper from '@mui/material/Paper';
import { ChartsTooltipContainer } from '@mui/x-charts/ChartsTooltip';
import { formatLocal, formatUtc } from '../../format/time';
import { formatUnit } from '../../format/value';
import { useTranslate } from '../../translation/useTranslate';
import { ChartMark } from './ChartMarks';
import { useCrosshairTime } from './crosshair';
import { DrawnSeries, indexNear, valueAt, weekBeforeAt } from './drawnSeries';

interface Props {
  drawn: DrawnSeries;
  marks: readonly ChartMark[];
}

/** The most marks that are told of at one time. */
const MOST_MARKS = 4;

/** The exact value below the pointer with its time here and in UTC, and what happened then. */
export function ChartTooltip(props: Props) {
  return (
    <ChartsTooltipContainer trigger="axis">
      <TooltipContent {...props} />
    </ChartsTooltipContainer>
  );
}

function TooltipContent({ drawn, marks }: Props) {
  const t = useTranslate();
  const time = useCrosshairTime();
  if (time === undefined) {
    return null;
  }
  const { series, data, span, resolution } = drawn;
  const index = indexNear(drawn, time);
  const value = index === undefined ? null : valueAt(data, index);
  const changes =
    index !== undefined && value !== null && data.settled[index] === null;
  const before = weekBeforeAt(drawn, time);
  const reach = Math.max(series.step * 1_000, (span.toMs - span.fromMs) / 100);
  const meanwhile = marks.filter(
    ({ fromMs, toMs }) => fromMs - reach <= time && time <= toMs + reach,
  );
  return (
    <Paper
      elevation={4}
      sx={theme => ({
        ...theme.typography.caption,
        maxWidth: 320,
        px: 1.5,
        py: 1,
        borderRadius: 1.5,
        overflowWrap: 'anywhere',
      })}
    >
      <Box
        sx={{
          fontSize: 16,
          fontWeight: 700,
          fontVariantNumeric: 'tabular-nums',
        }}
      >
        {value === null ? t('chart.noData') : formatUnit(value, series.unit)}
      </Box>
      {value !== null && <div>{resolution}</div>}
      {changes && <div>{t('chart.provisional')}</div>}
      {before !== null && (
        <div>
          {t('chart.weekBeforeWas', { value: formatUnit(before, series.unit) })}
        </div>
      )}
      {meanwhile.slice(0, MOST_MARKS).map(({ id, kind, text }) => (
        <Box key={id} sx={{ fontWeight: 600 }}>
          {t(`chart.mark.${kind}`)}: {text}
        </Box>
      ))}
      <Box sx={{ color: 'text.secondary' }}>
        {formatLocal(time)} {t('chart.local')}
      </Box>
      <Box sx={{ color: 'text.secondary' }}>{formatUtc(time)}</Box>
    </Paper>
  );
}
