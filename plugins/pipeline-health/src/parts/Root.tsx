import Box from '@mui/material/Box';
import { Theme } from '@mui/material/styles';
import { ReactNode } from 'react';

/** One typography for everything of the plugin, whatever surrounds it; dialogs stand outside of their page. */
export const rootStyle = (theme: Theme) => ({
  ...theme.typography.body2,
  color: 'text.primary',
  minWidth: 0,
  '&, & *, & *::before, & *::after': { boxSizing: 'border-box' },
  '& button, & a[class*="MuiButton"]': { textTransform: 'none' },
});

/** What is within looks like the plugin. */
export function Root(props: { children: ReactNode }) {
  return <Box sx={rootStyle}>{props.children}</Box>;
}
