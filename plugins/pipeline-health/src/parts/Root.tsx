import Box from '@mui/material/Box';
import { ReactNode } from 'react';

/** One typography for everything of the plugin, whatever surrounds it. */
export function Root(props: { children: ReactNode }) {
  return (
    <Box
      sx={theme => ({
        ...theme.typography.body2,
        color: 'text.primary',
        minWidth: 0,
        '&, & *, & *::before, & *::after': { boxSizing: 'border-box' },
        '& button, & a[class*="MuiButton"]': { textTransform: 'none' },
      })}
    >
      {props.children}
    </Box>
  );
}
