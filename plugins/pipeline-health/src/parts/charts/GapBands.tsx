import { useTheme } from '@mui/material/styles';
import { useDrawingArea, useXScale } from '@mui/x-charts/hooks';
import { Gap } from '@pipeline-health/plugin-pipeline-health-common';
import { useId } from 'react';

/** Stretches without points: plain where we asked in vain, hatched where nobody asked. */
export function GapBands(props: { gaps: Gap[] }) {
  const theme = useTheme();
  const pattern = useId();
  const area = useDrawingArea();
  const scale = useXScale<'time'>();
  const clamp = (at: number) =>
    Math.min(Math.max(scale(at) ?? 0, area.left), area.left + area.width);
  return (
    <g aria-hidden>
      <defs>
        <HatchPattern id={pattern} colour={theme.palette.text.secondary} />
      </defs>
      {props.gaps.map(([from, to, reason]) => (
        <rect
          key={`${from} ${to}`}
          x={clamp(from)}
          y={area.top}
          width={Math.max(0, clamp(to) - clamp(from))}
          height={area.height}
          fill={
            reason === 'not-asked'
              ? `url(#${pattern})`
              : theme.palette.action.hover
          }
        />
      ))}
    </g>
  );
}

/** Diagonal lines. */
export function HatchPattern(props: { id: string; colour: string }) {
  return (
    <pattern
      id={props.id}
      width="6"
      height="6"
      patternUnits="userSpaceOnUse"
      patternTransform="rotate(45)"
    >
      <line
        x1="0"
        y1="0"
        x2="0"
        y2="6"
        stroke={props.colour}
        strokeWidth="2"
        strokeOpacity="0.35"
      />
    </pattern>
  );
}
