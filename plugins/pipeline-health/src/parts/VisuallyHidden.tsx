import Box from '@mui/material/Box';
import { ReactNode } from 'react';

/** Words for screen readers only. */
export function VisuallyHidden(props: { id?: string; children: ReactNode }) {
  return (
    <Box
      component="span"
      id={props.id}
      sx={{
        position: 'absolute',
        width: '1px',
        height: '1px',
        m: '-1px',
        p: 0,
        overflow: 'hidden',
        whiteSpace: 'nowrap',
        border: 0,
        clipPath: 'inset(50%)',
      }}
    >
      {props.children}
    </Box>
  );
}
