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
  const { step, values } = props.trend;
  const known = values.filter((value): value is number => value !== null);
  if (known.length === 0) {
    return null;
  }
  const calm = props.health === 'healthy';
  const colour = calm
    ? theme.palette.text.disabled
    : healthTone(theme, props.health).line;
  const { path, dots } = sparkline(values, WIDTH, HEIGHT);
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
