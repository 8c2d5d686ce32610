import Box from '@mui/material/Box';
import { formatTick } from '../../format/time';
import { TimeSpan } from '../../clock/timeSpan';

/** Nearer to an edge than this share, the label of a tick would be cut. */
const EDGE = 0.03;

/** The times below the lines. */
export function TimeAxis(props: { range: TimeSpan; ticks: number[] }) {
  const { range, ticks } = props;
  const span = range.toMs - range.fromMs;
  return (
    <Box
      aria-hidden
      sx={{
        position: 'relative',
        gridColumn: 2,
        height: 20,
        fontSize: 12,
        color: 'text.secondary',
        fontVariantNumeric: 'tabular-nums',
      }}
    >
      {ticks
        .map(at => ({ at, share: (at - range.fromMs) / span }))
        .filter(({ share }) => share > EDGE && share < 1 - EDGE)
        .map(({ at, share }) => (
          <Box
            key={at}
            component="span"
            sx={{
              position: 'absolute',
              transform: 'translateX(-50%)',
              whiteSpace: 'nowrap',
            }}
            style={{ left: `${share * 100}%` }}
          >
            {formatTick(at, span / 1_000)}
          </Box>
        ))}
    </Box>
  );
}
