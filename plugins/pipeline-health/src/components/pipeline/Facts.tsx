import Box from '@mui/material/Box';
import { ReactNode } from 'react';

/** A list of names and values. */
export function Facts(props: { children: ReactNode }) {
  return (
    <Box
      component="dl"
      sx={{
        m: 0,
        display: 'grid',
        gridTemplateColumns: 'minmax(96px, max-content) minmax(0, 1fr)',
        columnGap: 2,
        rowGap: 1,
        fontSize: 13,
        lineHeight: '20px',
      }}
    >
      {props.children}
    </Box>
  );
}

/** One name and its value. */
export function Fact(props: { label: string; children: ReactNode }) {
  return (
    <>
      <Box component="dt" sx={{ color: 'text.secondary' }}>
        {props.label}
      </Box>
      <Box
        component="dd"
        sx={{
          m: 0,
          minWidth: 0,
          overflowWrap: 'anywhere',
          fontVariantNumeric: 'tabular-nums',
        }}
      >
        {props.children}
      </Box>
    </>
  );
}
