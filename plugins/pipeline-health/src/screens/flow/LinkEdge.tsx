import { useTheme } from '@mui/material/styles';
import {
  BaseEdge,
  Edge,
  EdgeLabelRenderer,
  EdgeProps,
  useStore,
} from '@xyflow/react';
import { healthTone } from '../../theme/healthTone';
import { PlacedLink, Point } from './drawing';
import { ToldLink } from './useFlowStory';
import { FAR } from './Viewport';

/** What the drawing knows of a link. */
export type LinkEdgeType = Edge<
  { placed: PlacedLink<ToldLink>; [key: string]: unknown },
  'link'
>;

/** An arrow between stages; its words stand above and below it, or beside it. */
export function LinkEdge({ id, data, markerEnd }: EdgeProps<LinkEdgeType>) {
  const theme = useTheme();
  const isFar = useStore(({ transform: [, , zoom] }) => zoom < FAR);
  if (!data) {
    return null;
  }
  const { link, points, label, course } = data.placed;
  const isDashed = link.role !== undefined || link.isFailing;
  return (
    <>
      <BaseEdge
        id={id}
        path={course === 'onward' ? curveThrough(points) : lineThrough(points)}
        markerEnd={course === 'above' ? undefined : markerEnd}
        style={{
          strokeWidth: link.isFailing ? 2 : 1.5,
          stroke: link.isFailing
            ? healthTone(theme, 'critical').line
            : theme.palette.text.secondary,
          strokeDasharray: isDashed ? '5 4' : undefined,
        }}
      />
      {course === 'above' ? (
        <circle
          cx={label.x}
          cy={label.y}
          r={4}
          fill={theme.palette.background.paper}
          stroke={theme.palette.text.secondary}
          strokeWidth={1.5}
        />
      ) : (
        <EdgeLabelRenderer>
          <div
            style={{
              position: 'absolute',
              transform: placeOf(data.placed),
              textAlign: course === 'onward' ? 'center' : 'left',
              fontSize: isFar ? 20 : 13,
              lineHeight: '18px',
              color: theme.palette.text.secondary,
              whiteSpace: 'nowrap',
            }}
          >
            <LinkWords link={link} isFar={isFar} />
          </div>
        </EdgeLabelRenderer>
      )}
    </>
  );
}

/** How much goes this way, over how late; what the link does where that is not known. */
function LinkWords({ link, isFar }: { link: ToldLink; isFar: boolean }) {
  const theme = useTheme();
  const { words, throughput, lag, isFailing } = link;
  const { text } = theme.palette;
  const known = throughput ? text.primary : text.secondary;
  return (
    <>
      <div
        style={{
          fontWeight: throughput ? 600 : 400,
          color: isFailing ? healthTone(theme, 'critical').text : known,
        }}
      >
        {throughput}
        {!throughput && !isFar && words}
      </div>
      {!isFar && <div>{throughput ? lag ?? words : lag}</div>}
    </>
  );
}

/** One line above the arrow and one below; both below where something hangs above. */
function placeOf({ label: { x, y }, course, isChanged }: PlacedLink): string {
  const at = `translate(${x}px, ${y}px)`;
  return course === 'onward'
    ? `translate(-50%, ${isChanged ? 3 : -19}px) ${at}`
    : `translate(10px, -50%) ${at}`;
}

function lineThrough(points: readonly Point[]): string {
  return `M${points.map(({ x, y }) => `${x} ${y}`).join(' L')}`;
}

/** A curve that passes each point in the direction of reading. */
function curveThrough([first, ...rest]: readonly Point[]): string {
  let from = first;
  let path = `M${first.x} ${first.y}`;
  for (const to of rest) {
    const bend = (to.x - from.x) / 2;
    path +=
      to.y === from.y
        ? ` L${to.x} ${to.y}`
        : ` C${from.x + bend} ${from.y} ${to.x - bend} ${to.y} ${to.x} ${to.y}`;
    from = to;
  }
  return path;
}
