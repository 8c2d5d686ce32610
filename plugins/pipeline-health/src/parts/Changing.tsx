import Box from '@mui/material/Box';
import { ReactNode, useState } from 'react';

/** Shows once that a number has changed since it was seen first, to whoever lets things move. */
export function Changing(props: {
  value: number | string | undefined;
  children: ReactNode;
}) {
  const { value, children } = props;
  const [seen, setSeen] = useState({ value, changes: 0 });
  if (seen.value !== value) {
    setSeen({ value, changes: seen.changes + 1 });
  }
  if (seen.changes === 0) {
    return <span>{children}</span>;
  }
  return (
    <Box
      component="span"
      key={seen.changes}
      data-changed
      sx={{
        borderRadius: 0.5,
        '@media (prefers-reduced-motion: no-preference)': {
          '&[data-changed]': {
            animation: 'pipeline-health-changed 1.2s ease-out 1',
          },
        },
        '@keyframes pipeline-health-changed': {
          from: { backgroundColor: 'rgba(90, 83, 145, 0.35)' },
          to: { backgroundColor: 'transparent' },
        },
      }}
    >
      {children}
    </Box>
  );
}
