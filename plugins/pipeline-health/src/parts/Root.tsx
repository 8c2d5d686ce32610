import Box from '@mui/material/Box';
import { Theme } from '@mui/material/styles';
import { ReactNode } from 'react';
import { writeIn } from '../format/locale';
import { useLanguage } from '../translation/useLanguage';

/** One typography for everything of the plugin, whatever surrounds it; dialogs stand outside of their page. */
export const rootStyle = (theme: Theme) => ({
  ...theme.typography.body2,
  color: 'text.primary',
  minWidth: 0,
  '&, & *, & *::before, & *::after': { boxSizing: 'border-box' },
  '& button, & a[class*="MuiButton"]': { textTransform: 'none' },
  // What is told by a background elsewhere is told by a line where all have one.
  '@media (forced-colors: active)': {
    '& [class*="MuiButton-contained"]': { border: '1px solid ButtonText' },
    '& [aria-pressed=true]:not(:focus-visible), & [aria-selected=true]:not(:focus-visible)':
      { outline: '2px solid Highlight', outlineOffset: '-2px' },
  },
});

/** What is within looks like the plugin, and is written in the language of the app. */
export function Root(props: { children: ReactNode }) {
  const language = useLanguage();
  writeIn(language);
  return (
    <Box key={language} lang={language} sx={rootStyle}>
      {props.children}
    </Box>
  );
}
