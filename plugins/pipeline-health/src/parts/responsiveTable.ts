/** A table that becomes a list of cards on a phone; cells name their column in `data-label`. */
export const responsiveTable = {
  width: '100%',
  borderCollapse: 'collapse',
  fontSize: 13,
  lineHeight: '20px',
  fontVariantNumeric: 'tabular-nums',
  overflowWrap: 'anywhere',
  '& th, & td': {
    textAlign: 'left',
    verticalAlign: 'top',
    py: 1,
    pr: 2,
    borderBottom: 1,
    borderColor: 'divider',
  },
  '& thead th': {
    fontSize: 12,
    fontWeight: 400,
    color: 'text.secondary',
    whiteSpace: 'nowrap',
  },
  '& tbody th': { fontWeight: 600, minWidth: 112 },
  '@media (max-width: 599.95px)': {
    display: 'block',
    '& thead': { display: 'none' },
    '& tbody, & tr, & tbody th, & td': { display: 'block', width: 'auto' },
    '& tr': { borderBottom: 1, borderColor: 'divider', py: 1 },
    '& tbody th, & tbody td': { border: 0, py: 0.25, pr: 0, width: 'auto' },
    '& td::before': {
      content: 'attr(data-label) ": "',
      color: 'text.secondary',
    },
  },
} as const;
