import Box from '@mui/material/Box';
import { ReactNode } from 'react';

/** The title of a part of a panel, with a sentence that says what it is. */
export function SubHeading(props: { children: ReactNode; hint?: string }) {
  return (
    <Box sx={{ mb: 1 }}>
      <Box
        component="h3"
        sx={{ m: 0, fontSize: 14, lineHeight: '20px', fontWeight: 600 }}
      >
        {props.children}
      </Box>
      {props.hint && (
        <Box sx={{ fontSize: 12, lineHeight: '16px', color: 'text.secondary' }}>
          {props.hint}
        </Box>
      )}
    </Box>
  );
}
