import { useTheme } from '@mui/material/styles';
import { BarChart } from '@mui/x-charts/BarChart';
import { Run, RunState } from '@pipeline-health/plugin-pipeline-health-common';
import { formatLocal } from '../format/time';
import { runTone } from '../theme/runTone';
import { useTranslate } from '../translation/useTranslate';

const STATES: readonly RunState[] = ['succeeded', 'stopped', 'failed'];

/** A number of each of some runs as bars, oldest first; how a run ended is its colour and in its words. */
export function RunBars(props: {
  /** What the bars tell, for screen readers. */
  label: string;
  runs: readonly Run[];
  valueOf(run: Run): number | undefined;
  format(value: number): string;
  height: number;
  /** Whether the axes are shown. */
  axes?: boolean;
}) {
  const t = useTranslate();
  const theme = useTheme();
  const { label, runs, valueOf, format, height, axes = false } = props;
  return (
    <div role="img" aria-label={label}>
      <BarChart
        height={height}
        skipAnimation
        hideLegend
        enableKeyboardNavigation={false}
        margin={{ top: 8, right: 0, bottom: 0, left: 0 }}
        grid={{ horizontal: axes }}
        xAxis={[
          {
            scaleType: 'band',
            data: runs.map(({ startedAt }) => startedAt),
            valueFormatter: (startedAt: string) => formatLocal(startedAt),
            position: axes ? 'bottom' : 'none',
            height: 20,
            tickLabelInterval: (_: string, index: number) =>
              index === 0 || index === runs.length - 1,
            disableLine: true,
            disableTicks: true,
          },
        ]}
        yAxis={[
          {
            min: 0,
            width: 60,
            position: axes ? 'left' : 'none',
            tickNumber: 3,
            valueFormatter: format,
            disableLine: true,
            disableTicks: true,
          },
        ]}
        series={STATES.map(state => ({
          id: state,
          label: t(`run.${state}`),
          stack: 'runs',
          color: runTone(theme, state).line,
          data: runs.map(run =>
            run.state === state ? valueOf(run) ?? null : null,
          ),
          valueFormatter: (value: number | null) =>
            value === null ? null : format(value),
        }))}
      />
    </div>
  );
}
