/** Hides a column where the table has less room than a laptop beside a sidebar gives. */
export const WHERE_WIDE = {
  '@container (max-width: 979px)': { display: 'none' },
};
