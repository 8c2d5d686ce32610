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
        gridTemplateColumns: 'fit-content(44%) minmax(0, 1fr)',
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

/** One name and its value; a wide value has lines of its own. */
export function Fact(props: {
  label: string;
  wide?: boolean;
  children: ReactNode;
}) {
  const gridColumn = props.wide ? '1 / -1' : undefined;
  return (
    <>
      <Box
        component="dt"
        sx={{ gridColumn, color: 'text.secondary', mb: props.wide ? -1 : 0 }}
      >
        {props.label}
      </Box>
      <Box
        component="dd"
        sx={{
          m: 0,
          gridColumn,
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
