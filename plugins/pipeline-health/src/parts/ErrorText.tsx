import Box from '@mui/material/Box';
import { ReactNode } from 'react';
import { healthTone } from '../theme/healthTone';

/** Says that something went wrong, to ears as well. */
export function ErrorText(props: { children: ReactNode }) {
  return (
    <Box
      role="alert"
      sx={theme => ({
        fontSize: 13,
        lineHeight: '20px',
        overflowWrap: 'anywhere',
        color: healthTone(theme, 'critical').text,
      })}
    >
      {props.children}
    </Box>
  );
}
