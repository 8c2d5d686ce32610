import { useTheme } from '@mui/material/styles';
import { useId } from 'react';
import { useKindWords } from '../../hooks/useKindWords';
import { FlowLayout, PlacedLink } from './layoutFlow';

/** The arrows between stages. */
export function FlowLinks(props: { layout: FlowLayout }) {
  const theme = useTheme();
  const marker = useId();
  const { width, height, links } = props.layout;
  const colour = theme.palette.text.secondary;
  return (
    <svg
      aria-hidden
      width={width}
      height={height}
      style={{ position: 'absolute', inset: 0, overflow: 'visible' }}
    >
      <defs>
        <marker
          id={marker}
          viewBox="0 0 8 8"
          refX="7"
          refY="4"
          markerWidth="7"
          markerHeight="7"
          orient="auto"
        >
          <path d="M0 0 L8 4 L0 8 z" fill={colour} />
        </marker>
      </defs>
      {links.map(({ link, points }) => (
        <path
          key={`${link.from} ${link.to} ${link.relation}`}
          d={smoothPath(points)}
          fill="none"
          stroke={colour}
          strokeWidth={1.5}
          strokeDasharray={
            link.relation === 'dead-letter-queue' ? '5 4' : undefined
          }
          markerEnd={`url(#${marker})`}
        />
      ))}
    </svg>
  );
}

/** The words on the arrows. */
export function FlowLinkLabel(props: {
  placed: PlacedLink;
  /** The kinds of the stages at its ends. */
  kinds: readonly string[];
}) {
  const words = useKindWords();
  const theme = useTheme();
  const { link, points } = props.placed;
  const { x, y } = points[Math.floor(points.length / 2)];
  return (
    <span
      style={{
        position: 'absolute',
        left: x,
        top: y,
        transform: 'translate(-50%, -50%)',
        padding: '0 6px',
        fontSize: 12,
        whiteSpace: 'nowrap',
        color: theme.palette.text.secondary,
        backgroundColor: theme.palette.background.paper,
      }}
    >
      {words.relation(link.relation, props.kinds)}
    </span>
  );
}

/** A curve through the middle of each leg. */
function smoothPath(points: { x: number; y: number }[]): string {
  const [first, ...rest] = points;
  const last = rest[rest.length - 1];
  let path = `M${first.x} ${first.y}`;
  for (let index = 0; index < rest.length - 1; index++) {
    const corner = rest[index];
    const next = rest[index + 1];
    path += ` Q${corner.x} ${corner.y} ${(corner.x + next.x) / 2} ${
      (corner.y + next.y) / 2
    }`;
  }
  return `${path} L${last.x} ${last.y}`;
}
