import { useTheme } from '@mui/material/styles';
import {
  Health,
  Trend,
  Unit,
} from '@pipeline-health/plugin-pipeline-health-common';
import { formatDuration } from '../format/duration';
import { formatUnit } from '../format/value';
import { healthTone } from '../theme/healthTone';
import { useTranslate } from '../translation/useTranslate';
import { sparkline } from './sparkline';

const WIDTH = 80;
const HEIGHT = 24;

/** The last hours of the reading that matters most. */
export function TrendSparkline(props: {
  /** What is drawn. */
  title: string;
  unit: Unit;
  trend: Trend;
  health: Health;
}) {
  const t = useTranslate();
  const theme = useTheme();
  const { title, unit } = props;
  const { step, values, runs } = props.trend;
  if (runs) {
    return <RunBars runs={runs} title={title} />;
  }
  const known = values.filter((value): value is number => value !== null);
  if (known.length === 0) {
    return null;
  }
  const calm = props.health === 'healthy';
  const colour = calm
    ? theme.palette.text.disabled
    : healthTone(theme, props.health).line;
  const { path, dots } = sparkline(
    values,
    WIDTH,
    HEIGHT,
    isStepped(values, unit),
  );
  return (
    <svg
      role="img"
      aria-label={t('list.trend', {
        metric: title,
        first: formatUnit(known[0], unit),
        last: formatUnit(known[known.length - 1], unit),
        span: formatDuration(values.length * step),
      })}
      width={WIDTH}
      height={HEIGHT}
      viewBox={`-1 -2 ${WIDTH + 2} ${HEIGHT + 4}`}
      style={{ display: 'block', flexShrink: 0, overflow: 'visible' }}
    >
      <path
        d={path}
        fill="none"
        stroke={colour}
        strokeWidth={1.5}
        strokeLinejoin="round"
        strokeLinecap="round"
      />
      {dots.map(({ x, y }) => (
        <circle key={x} cx={x} cy={y} r={2} fill={colour} />
      ))}
    </svg>
  );
}

/** Counts that change now and then, such as tables, are steps: there is nothing between two of them. */
function isStepped(values: Trend['values'], unit: Unit): boolean {
  const changes = values.filter(
    (value, index) => index > 0 && value !== values[index - 1],
  );
  return unit === 'count' && changes.length <= values.length / 4;
}

/** The newest runs as bars as high as they lasted; those that failed by colour and over the whole height. */
function RunBars(props: { runs: NonNullable<Trend['runs']>; title: string }) {
  const t = useTranslate();
  const theme = useTheme();
  const { runs, title } = props;
  const longest = Math.max(...runs.map(run => run.durationSeconds ?? 0), 1);
  const width = WIDTH / runs.length;
  const failed = runs.filter(run => run.state === 'failed').length;
  return (
    <svg
      role="img"
      aria-label={t('list.trendOfRuns', {
        metric: title,
        failed: formatUnit(failed, 'count'),
        all: formatUnit(runs.length, 'count'),
      })}
      width={WIDTH}
      height={HEIGHT}
      style={{ display: 'block', flexShrink: 0 }}
    >
      {runs.map(({ state, durationSeconds = 0 }, index) => {
        const height =
          state === 'failed'
            ? HEIGHT
            : Math.max(3, (durationSeconds / longest) * HEIGHT);
        return (
          <rect
            key={index}
            x={index * width}
            y={HEIGHT - height}
            width={Math.max(1, width - 2)}
            height={height}
            fill={
              state === 'failed'
                ? healthTone(theme, 'critical').line
                : theme.palette.text.disabled
            }
          />
        );
      })}
    </svg>
  );
}
