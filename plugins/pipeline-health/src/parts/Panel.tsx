import Box from '@mui/material/Box';
import Paper from '@mui/material/Paper';
import Typography from '@mui/material/Typography';
import { ReactNode, useId } from 'react';

/** A titled part of a page. */
export function Panel(props: {
  title: string;
  hint?: string;
  action?: ReactNode;
  children: ReactNode;
}) {
  const id = useId();
  return (
    <Paper
      component="section"
      variant="outlined"
      aria-labelledby={id}
      sx={{ borderRadius: 2, borderColor: 'divider', minWidth: 0 }}
    >
      <Box
        sx={{
          display: 'flex',
          flexWrap: 'wrap',
          alignItems: 'center',
          gap: 1,
          minHeight: 56,
          px: { xs: 2, sm: 3 },
          py: 1,
        }}
      >
        <Typography
          id={id}
          component="h2"
          sx={{ fontSize: 16, fontWeight: 600, m: 0 }}
        >
          {props.title}
        </Typography>
        {props.hint && (
          <Typography variant="body2" color="text.secondary">
            {props.hint}
          </Typography>
        )}
        <Box sx={{ ml: 'auto' }}>{props.action}</Box>
      </Box>
      <Box sx={{ px: { xs: 2, sm: 3 }, pb: { xs: 2, sm: 3 } }}>
        {props.children}
      </Box>
    </Paper>
  );
}
