import { alpha, useTheme } from '@mui/material/styles';
import { LineChart } from '@mui/x-charts/LineChart';
import { Unit } from '@pipeline-health/plugin-pipeline-health-common';
import { ReactNode, useCallback } from 'react';
import { TimeSpan } from '../../clock/timeSpan';
import { formatTick } from '../../format/time';
import { formatUnitShort } from '../../format/value';
import { AxisBreak } from './AxisBreak';
import { BrushZoom } from './BrushZoom';
import { useCrosshair } from './crosshair';
import { CrosshairLine } from './CrosshairLine';

/** The height of a chart. */
export const CHART_HEIGHT = 184;

/** From so many points on a line is drawn finer, so that it stays a line. */
const DENSE = 150;

/** A line over time; null breaks it. */
export interface TimeLine {
  id: string;
  /** Lines with the same array of times share an axis. */
  times: number[];
  values: (number | null)[];
  colour: string;
  area?: boolean;
  dash?: string;
  thin?: boolean;
  /** Which values need a mark of their own. */
  marked?: ReadonlySet<number>;
}

/** Lines over a stretch of time; the crosshair is shared, and what is dragged over is told of. */
export function TimeChart(props: {
  span: TimeSpan;
  unit: Unit;
  /** From the bottom of the axis to its top. */
  ticks: number[];
  /** The first ones share the axis that is shown. */
  lines: TimeLine[];
  onZoom?(span: TimeSpan): void;
  children?: ReactNode;
}) {
  const theme = useTheme();
  const { span, unit, ticks, lines, onZoom, children } = props;
  const crosshair = useCrosshair();
  const axes = [...new Set(lines.map(({ times }) => times))];
  const [shown] = axes;
  const axisId = (times: number[]) => `time${axes.indexOf(times)}`;
  const point = useCallback(
    (items: { axisId: string | number; dataIndex: number }[]) => {
      const item = items.find(each => each.axisId === 'time0');
      crosshair.pointAt(item && shown?.[item.dataIndex]);
    },
    [crosshair, shown],
  );
  const styles = Object.fromEntries(
    lines.flatMap(line => {
      const of = (part: string) =>
        `& path[data-series="${line.id}"][class*="${part}"]`;
      const isDense = line.times.length > DENSE;
      return [
        [
          of('MuiLineElement'),
          {
            strokeWidth: isDense || line.thin ? 1 : 2,
            ...(line.dash && { strokeDasharray: line.dash }),
          },
        ],
        [of('MuiAreaElement'), { fill: alpha(line.colour, 0.1) }],
      ];
    }),
  );
  return (
    <LineChart
      height={CHART_HEIGHT}
      skipAnimation
      hideLegend
      enableKeyboardNavigation={false}
      margin={{ top: 20, right: 12, bottom: 0, left: 0 }}
      grid={{ horizontal: true }}
      brushConfig={{ enabled: onZoom !== undefined }}
      onHighlightedAxisChange={point}
      xAxis={axes.map((times, index) => ({
        id: axisId(times),
        data: times,
        scaleType: 'time' as const,
        min: span.fromMs,
        max: span.toMs,
        ...(index === 0
          ? {
              height: 24,
              valueFormatter: (at: number | Date) =>
                formatTick(at, (span.toMs - span.fromMs) / 1_000),
              tickNumber: 4,
              disableLine: true,
              disableTicks: true,
            }
          : { position: 'none' as const }),
      }))}
      yAxis={[
        {
          min: ticks[0],
          max: ticks[ticks.length - 1],
          width: 60,
          tickInterval: ticks,
          valueFormatter: (value: number) => formatUnitShort(value, unit),
          disableLine: true,
          disableTicks: true,
        },
      ]}
      series={lines.map(line => ({
        id: line.id,
        xAxisId: axisId(line.times),
        data: line.values,
        color: line.colour,
        area: line.area,
        curve: 'linear' as const,
        showMark: ({ index }: { index: number }) =>
          line.marked?.has(index) ?? false,
        baseline: 'min' as const,
        disableHighlight: line.thin,
      }))}
      slotProps={{ tooltip: { trigger: 'none' } }}
      sx={{
        '& circle[class*="MuiMarkElement"]': { r: '3px' },
        // The crosshair that all charts share is drawn instead.
        '& [class*="MuiChartsAxisHighlight"]': { display: 'none' },
        ...styles,
        '& text': { fill: theme.palette.text.secondary },
      }}
    >
      {ticks[0] > 0 && <AxisBreak />}
      {children}
      <CrosshairLine />
      {onZoom && <BrushZoom onZoom={onZoom} />}
    </LineChart>
  );
}
