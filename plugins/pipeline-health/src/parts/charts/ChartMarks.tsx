import { Theme, useTheme } from '@mui/material/styles';
import { useDrawingArea, useXScale } from '@mui/x-charts/hooks';
import { TimeSpan } from '../../clock/timeSpan';
import { healthTone } from '../../theme/healthTone';

/** What marks tell of, those that matter most first. */
export const MARK_KINDS = ['incident', 'change', 'action', 'run'] as const;

/** One of them. */
export type MarkKind = (typeof MARK_KINDS)[number];

/** Something that happened, beside the values. */
export interface ChartMark extends TimeSpan {
  id: string;
  kind: MarkKind;
  /** What it was, for people. */
  text: string;
  /** Of a run: it failed. */
  failed?: boolean;
}

const RUN_HEIGHT = 6;
const LEAST_RUN = 2;

/** What happened meanwhile: incidents as bands, changes and actions as lines, runs as bars at the foot. */
export function ChartMarks(props: { marks: readonly ChartMark[] }) {
  const theme = useTheme();
  const { left, top, width, height } = useDrawingArea();
  const scale = useXScale<'time'>();
  const within = (at: number) =>
    Math.min(Math.max(scale(at) ?? left, left), left + width);
  return (
    <g aria-hidden pointerEvents="none">
      {props.marks.map(mark => {
        const [from, to] = [within(mark.fromMs), within(mark.toMs)];
        const line = (
          <line
            x1={from}
            x2={from}
            y1={top}
            y2={top + height}
            {...markStyle(theme, mark.kind)}
          />
        );
        switch (mark.kind) {
          case 'incident':
            return (
              <g key={mark.id}>
                <rect
                  x={from}
                  y={top}
                  width={to - from}
                  height={height}
                  fill={healthTone(theme, 'critical').soft}
                />
                {(scale(mark.fromMs) ?? 0) >= left && line}
              </g>
            );
          case 'run':
            return (
              <rect
                key={mark.id}
                x={from}
                y={top + height - RUN_HEIGHT}
                width={Math.max(LEAST_RUN, to - from)}
                height={RUN_HEIGHT}
                fill={runFill(theme, mark.failed)}
              />
            );
          default:
            return <g key={mark.id}>{line}</g>;
        }
      })}
    </g>
  );
}

/** How the line of a mark is drawn: told apart by more than its colour. */
export function markStyle(theme: Theme, kind: MarkKind) {
  const { palette } = theme;
  switch (kind) {
    case 'incident':
      return { stroke: healthTone(theme, 'critical').line, strokeWidth: 1.5 };
    case 'change':
      return {
        stroke: palette.primary.main,
        strokeWidth: 2,
        strokeDasharray: '2 3',
      };
    case 'action':
      return {
        stroke: palette.text.primary,
        strokeWidth: 1.5,
        strokeDasharray: '8 3 2 3',
      };
    default:
      return { stroke: palette.text.secondary, strokeWidth: RUN_HEIGHT };
  }
}

function runFill(theme: Theme, failed = false): string {
  return failed
    ? healthTone(theme, 'critical').line
    : theme.palette.text.disabled;
}
