import { useTheme } from '@mui/material/styles';
import { useDrawingArea, useXScale } from '@mui/x-charts/hooks';
import { useCrosshairTime } from './crosshair';

/** The line at the time that somebody points at, in whichever chart. */
export function CrosshairLine() {
  const theme = useTheme();
  const { left, top, width, height } = useDrawingArea();
  const scale = useXScale<'time'>();
  const time = useCrosshairTime();
  const x = time === undefined ? undefined : scale(time);
  return x === undefined || x < left || x > left + width ? null : (
    <line
      aria-hidden
      x1={x}
      x2={x}
      y1={top}
      y2={top + height}
      stroke={theme.palette.text.secondary}
      pointerEvents="none"
    />
  );
}
