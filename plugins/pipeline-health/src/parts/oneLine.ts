import { CSSProperties } from 'react';

/** Words on one line, cut where there is no more room. */
export const oneLine: CSSProperties = {
  overflow: 'hidden',
  textOverflow: 'ellipsis',
  whiteSpace: 'nowrap',
};
