import Box from '@mui/material/Box';
import { KeyboardEvent, ReactNode, useId } from 'react';
import { TimeSpan, zoomed } from '../../clock/timeSpan';
import { useTranslate } from '../../translation/useTranslate';
import { VisuallyHidden } from '../VisuallyHidden';
import { nearestIndex, useCrosshair, useCrosshairTime } from './crosshair';

const STEPS: { [key: string]: number } = {
  ArrowLeft: -1,
  ArrowDown: -1,
  ArrowRight: 1,
  ArrowUp: 1,
  PageDown: -10,
  PageUp: 10,
  Home: -Infinity,
  End: Infinity,
};
const ZOOMS: { [key: string]: number } = { '+': 0.5, '=': 0.5, '-': 2 };

/**
 * Makes a chart reachable by keys: arrows lead the shared crosshair along the
 * line, plus and minus zoom around it, Escape lets it go.
 */
export function ChartSlider(props: {
  /** What the whole chart tells. */
  label: string;
  times: readonly number[];
  /** What the chart tells of one of the times. */
  textAt(index: number): string;
  span: TimeSpan;
  onZoom?(span: TimeSpan): void;
  children: ReactNode;
}) {
  const t = useTranslate();
  const { label, times, textAt, span, onZoom, children } = props;
  const keys = useId();
  const crosshair = useCrosshair();
  const time = useCrosshairTime();
  const last = times.length - 1;
  const index = time === undefined ? last : nearestIndex(times, time) ?? last;
  const onKeyDown = (event: KeyboardEvent) => {
    const { key } = event;
    if (event.ctrlKey || event.metaKey || event.altKey) {
      return;
    }
    if (Object.hasOwn(STEPS, key)) {
      const next = Math.min(Math.max(index + STEPS[key], 0), last);
      crosshair.pointAt(times[next]);
    } else if (onZoom && Object.hasOwn(ZOOMS, key)) {
      onZoom(zoomed(span, ZOOMS[key], time));
    } else if (key === 'Escape' && time !== undefined) {
      crosshair.pointAt(undefined);
    } else {
      return;
    }
    event.preventDefault();
    event.stopPropagation();
  };
  return (
    <Box
      role="slider"
      tabIndex={0}
      aria-label={label}
      aria-describedby={keys}
      aria-valuemin={span.fromMs}
      aria-valuemax={span.toMs}
      aria-valuenow={times[index] ?? span.toMs}
      aria-valuetext={times.length > 0 ? textAt(index) : label}
      onKeyDown={onKeyDown}
      onBlur={() => crosshair.pointAt(undefined)}
      onPointerLeave={() => crosshair.pointAt(undefined)}
      sx={{
        mx: -0.5,
        px: 0.5,
        borderRadius: 1,
        '&:focus-visible': {
          outline: theme => `2px solid ${theme.palette.primary.main}`,
        },
      }}
    >
      {children}
      <VisuallyHidden id={keys}>{t('chart.keys')}</VisuallyHidden>
    </Box>
  );
}
