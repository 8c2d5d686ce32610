import { useTheme } from '@mui/material/styles';
import { useDrawingArea } from '@mui/x-charts/hooks';

/** The sign that an axis does not begin at zero. */
export function AxisBreak() {
  const { palette } = useTheme();
  const { left, top, height } = useDrawingArea();
  const bottom = top + height;
  return (
    <path
      aria-hidden
      d={`M${left} ${bottom - 14} l-4 3 l8 3 l-8 3 l4 3`}
      fill="none"
      stroke={palette.text.secondary}
      strokeWidth="1.5"
    />
  );
}
