import Box from '@mui/material/Box';
import { alpha, useTheme } from '@mui/material/styles';
import { ChartsReferenceLine } from '@mui/x-charts/ChartsReferenceLine';
import { LineChart } from '@mui/x-charts/LineChart';
import { useMemo } from 'react';
import { formatTick } from '../../format/time';
import { formatUnit, formatUnitShort } from '../../format/value';
import { ChartedSeries } from '../../hooks/useSeries';
import { healthTone } from '../../theme/healthTone';
import { useTranslate } from '../../translation/useTranslate';
import { chartData, lonelyPoints } from './chartData';
import { ChartTooltip } from './ChartTooltip';
import { GapBands } from './GapBands';
import { resolutionText } from './resolutionText';
import { valueTicks } from './valueTicks';

const HEIGHT = 184;
/** From so many points on a line is drawn finer, so that it stays a line. */
const DENSE = 150;

/** One metric over time, with the lines at which it turns to warning and critical. */
export function MetricChart(props: { name: string; charted: ChartedSeries }) {
  const t = useTranslate();
  const theme = useTheme();
  const { name } = props;
  const { series, fromMs, toMs } = props.charted;
  const { unit, threshold } = series;
  const resolution = resolutionText(t, series);
  const data = useMemo(() => chartData(series, toMs), [series, toMs]);
  const lonely = useMemo(
    () => lonelyPoints(data, toMs - fromMs),
    [data, toMs, fromMs],
  );
  const colour = theme.palette.primary.main;
  const ticks = valueTicks(data.range, unit, [
    threshold?.warning,
    threshold?.critical,
  ]);
  const bottom = ticks[0];
  const top = ticks[ticks.length - 1];
  const summary = data.range
    ? t('chart.summary', {
        metric: name,
        resolution,
        latest: formatUnit(data.range.latest, unit),
        highest: formatUnit(data.range.highest, unit),
        lowest: formatUnit(data.range.lowest, unit),
      })
    : t('chart.nothing', { metric: name });
  const lines = (['warning', 'critical'] as const).flatMap(level => {
    const value = threshold?.[level];
    return value !== undefined && value >= bottom && value <= top
      ? [{ level, value }]
      : [];
  });
  return (
    <Box role="img" aria-label={summary} sx={{ mx: -1 }}>
      <LineChart
        height={HEIGHT}
        skipAnimation
        hideLegend
        margin={{ top: 24, right: 16, bottom: 0, left: 0 }}
        grid={{ horizontal: true }}
        xAxis={[
          {
            data: data.times,
            scaleType: 'time',
            min: fromMs,
            max: toMs,
            height: 24,
            valueFormatter: (at: number | Date) =>
              formatTick(at, (toMs - fromMs) / 1_000),
            tickNumber: 4,
            disableLine: true,
            disableTicks: true,
          },
        ]}
        yAxis={[
          {
            min: bottom,
            max: top,
            width: 64,
            tickInterval: ticks,
            valueFormatter: (value: number) => formatUnitShort(value, unit),
            disableLine: true,
            disableTicks: true,
          },
        ]}
        series={[
          {
            id: 'settled',
            data: data.settled,
            color: colour,
            area: true,
            curve: 'linear',
            showMark: ({ index }) => lonely.has(index),
            baseline: 'min',
          },
          {
            id: 'provisional',
            data: data.provisional,
            color: colour,
            curve: 'linear',
            showMark: ({ index }) => lonely.has(index),
          },
        ]}
        slotProps={{ tooltip: { trigger: 'none' } }}
        sx={{
          '& circle[class*="MuiMarkElement"]': { r: '3px', fill: colour },
          '& path[class*="MuiLineElement"]': {
            strokeWidth: data.times.length > DENSE ? 1 : 2,
          },
          '& .MuiAreaElement-root, & .v5-MuiAreaElement-root': {
            fill: alpha(colour, 0.1),
          },
          '& path[data-series="provisional"][class*="MuiLineElement"]': {
            strokeDasharray: '4 3',
          },
        }}
      >
        <GapBands gaps={data.gaps} />
        {lines.map(({ level, value }) => (
          <ChartsReferenceLine
            key={level}
            y={value}
            lineStyle={{
              stroke: healthTone(theme, level).line,
              strokeDasharray: '6 3',
            }}
          />
        ))}
        <ChartTooltip data={data} unit={unit} resolution={resolution} />
      </LineChart>
    </Box>
  );
}
