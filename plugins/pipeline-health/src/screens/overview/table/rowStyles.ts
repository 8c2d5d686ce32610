import { Theme } from '@mui/material/styles';
import { healthTone } from '../../../theme/healthTone';

/** How high a line is that is told in brief, in pixels. */
export const LINE_HEIGHT = 33;

/** How the table looks, said once for all rows: each row that styled itself would be slow to scroll. */
export const rowStyles = (theme: Theme) => ({
  width: '100%',
  tableLayout: 'fixed',
  // Lines that collapse would scroll away below a head that stays.
  borderCollapse: 'separate',
  borderSpacing: 0,
  fontSize: 13,
  '& th': {
    position: 'sticky',
    top: 0,
    zIndex: 2,
    px: 1,
    py: 0,
    height: 32,
    textAlign: 'left',
    whiteSpace: 'nowrap',
    fontSize: 12,
    fontWeight: 600,
    color: 'text.secondary',
    backgroundColor: 'background.paper',
    borderBottom: `1px solid ${theme.palette.divider}`,
  },
  '& th button': {
    height: 28,
    px: 0.5,
    mx: -0.5,
    font: 'inherit',
    borderRadius: 1,
    '&:focus-visible': { outline: `2px solid ${theme.palette.primary.main}` },
  },
  '& th svg': { fontSize: 16 },
  '& th .sortable': { width: 0, opacity: 0 },
  '& th:hover .sortable, & th button:focus-visible .sortable': {
    width: 16,
    opacity: 0.6,
  },
  '& th.right': { textAlign: 'right' },
  '& td.right': { textAlign: 'right' },
  '& td': {
    height: LINE_HEIGHT,
    px: 1,
    py: 0,
    borderBottom: `1px solid ${theme.palette.divider}`,
  },
  '&.sentences td': { py: 0.75 },
  '& td:first-of-type, & th:first-of-type': { pl: 1.5, pr: 0.5 },
  '& td:first-of-type > svg': { display: 'block' },
  '& td.group': { backgroundColor: 'action.hover' },
  '& tr.pipeline': { cursor: 'pointer' },
  '& tr.pipeline:hover': { backgroundColor: 'action.hover' },
  '& tr.pipeline:focus-within': { backgroundColor: 'action.focus' },
  ...Object.fromEntries(
    (['critical', 'unknown', 'warning'] as const).map(health => [
      `& tr.${health} td:first-of-type`,
      { boxShadow: `inset 4px 0 0 ${healthTone(theme, health).line}` },
    ]),
  ),
  '& .name': {
    display: 'flex',
    alignItems: 'center',
    columnGap: 1,
    '& > :first-of-type': { minWidth: 0 },
  },
  '& .name > span': { lineHeight: '16px' },
  '& .name a': { color: 'text.primary', lineHeight: '17px' },
  '& .name a:not(:hover)': { textDecoration: 'none' },
  '& .name a:focus-visible': {
    outline: `2px solid ${theme.palette.primary.main}`,
    outlineOffset: -2,
  },
  '& .none': { color: 'text.secondary' },
  '& .used': {
    mt: '2px',
    height: 3,
    width: 84,
    borderRadius: 2,
    overflow: 'hidden',
    backgroundColor: 'divider',
    // Backgrounds are taken away where colours are forced.
    '& > *': { borderTop: '3px solid', borderColor: 'text.secondary' },
  },
  '& .star': {
    p: 0.5,
    border: 0,
    borderRadius: 1,
    background: 'none',
    color: 'text.secondary',
    cursor: 'pointer',
    '&[aria-pressed="true"]': { color: 'warning.main' },
    '&:hover': { backgroundColor: 'action.hover' },
    '&:focus-visible': { outline: `2px solid ${theme.palette.primary.main}` },
    '& > svg': { display: 'block', fill: 'currentColor' },
  },
  '@container (max-width: 979px)': { '& .where-wide': { display: 'none' } },
});
