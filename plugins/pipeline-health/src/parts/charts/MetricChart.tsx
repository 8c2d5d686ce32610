import { useTheme } from '@mui/material/styles';
import { ChartsReferenceLine } from '@mui/x-charts/ChartsReferenceLine';
import { Unit } from '@pipeline-health/plugin-pipeline-health-common';
import { TimeSpan } from '../../clock/timeSpan';
import { formatLocal } from '../../format/time';
import { formatUnit } from '../../format/value';
import { useTranslate } from '../../translation/useTranslate';
import { lonelyPoints } from './chartData';
import { lineStyle, linesOf } from './chartLines';
import { ChartMark, ChartMarks } from './ChartMarks';
import { ChartSlider } from './ChartSlider';
import { ChartTooltip } from './ChartTooltip';
import { DrawnSeries, valueAt } from './drawnSeries';
import { GapBands } from './GapBands';
import { TimeChart } from './TimeChart';

/** One metric over time, with its lines, what happened meanwhile and the week before. */
export function MetricChart(props: {
  name: string;
  drawn: DrawnSeries;
  marks?: readonly ChartMark[];
  /** Which values have a mark of their own; those to which no line leads when absent. */
  marked?: ReadonlySet<number>;
  onZoom?(span: TimeSpan): void;
}) {
  const t = useTranslate();
  const theme = useTheme();
  const { name, drawn, marks = [], onZoom } = props;
  const { series, data, weekBefore, span, ticks, resolution } = drawn;
  const { unit, threshold } = series;
  const colour = theme.palette.primary.main;
  const [bottom, top] = [ticks[0], ticks[ticks.length - 1]];
  const { marked = lonelyPoints(data, span.toMs - span.fromMs) } = props;
  const summary = data.range
    ? t('chart.summary', {
        metric: name,
        resolution,
        latest: formatUnit(data.range.latest, unit),
        highest: formatUnit(data.range.highest, unit),
        lowest: formatUnit(data.range.lowest, unit),
      })
    : t('chart.nothing', { metric: name });
  return (
    <ChartSlider
      label={summary}
      times={data.times}
      textAt={index =>
        `${
          valueText(valueAt(data, index), unit) ?? t('chart.noData')
        }, ${formatLocal(data.times[index])}`
      }
      span={span}
      onZoom={onZoom}
    >
      <TimeChart
        span={span}
        unit={unit}
        ticks={ticks}
        onZoom={onZoom}
        lines={[
          {
            id: 'settled',
            times: data.times,
            values: data.settled,
            colour,
            area: true,
            marked,
          },
          {
            id: 'provisional',
            times: data.times,
            values: data.provisional,
            colour,
            dash: '4 3',
            marked,
          },
          ...(weekBefore?.range
            ? [
                {
                  id: 'weekBefore',
                  times: weekBefore.times,
                  values: weekBefore.settled,
                  colour: theme.palette.text.secondary,
                  thin: true,
                },
              ]
            : []),
        ]}
      >
        <GapBands gaps={data.gaps} />
        <ChartMarks marks={marks} />
        {linesOf(threshold)
          .filter(({ value }) => value >= bottom && value <= top)
          .map(({ name: line, value }) => (
            <ChartsReferenceLine
              key={line}
              y={value}
              lineStyle={lineStyle(theme, line)}
            />
          ))}
        <ChartTooltip drawn={drawn} marks={marks} />
      </TimeChart>
    </ChartSlider>
  );
}

function valueText(value: number | null, unit: Unit): string | undefined {
  return value === null ? undefined : formatUnit(value, unit);
}
