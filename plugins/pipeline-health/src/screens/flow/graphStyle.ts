import { Theme } from '@mui/material/styles';

/** The looks of what React Flow draws itself. */
export const graphStyle = (theme: Theme) => ({
  width: '100%',
  '& .react-flow__handle': { opacity: 0, pointerEvents: 'none' },
  '& .react-flow__controls': {
    display: 'flex',
    m: 0,
    gap: 0.5,
    boxShadow: 'none',
  },
  '& .react-flow__controls-button': {
    display: 'flex',
    alignItems: 'center',
    justifyContent: 'center',
    width: 28,
    height: 28,
    p: 0,
    border: `1px solid ${theme.palette.divider}`,
    borderRadius: 1,
    color: theme.palette.text.secondary,
    backgroundColor: theme.palette.background.paper,
    cursor: 'pointer',
    '& svg': { width: 12, maxHeight: 12, fill: 'currentColor' },
    '&:disabled': { opacity: 0.4, cursor: 'default' },
    '&:focus-visible': {
      outline: `2px solid ${theme.palette.primary.main}`,
      outlineOffset: 1,
    },
  },
  '& .react-flow__attribution': {
    px: 0.5,
    fontSize: 10,
    backgroundColor: 'transparent',
    '& a': { color: theme.palette.text.secondary },
  },
});
