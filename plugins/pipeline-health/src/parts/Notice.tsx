import Box from '@mui/material/Box';
import Paper from '@mui/material/Paper';
import Typography from '@mui/material/Typography';
import { ReactNode } from 'react';

/** A picture with a sentence, for when there is nothing else to show. */
export function Notice(props: {
  icon: ReactNode;
  title: string;
  body?: string;
  alert?: boolean;
  children?: ReactNode;
}) {
  return (
    <Paper
      variant="outlined"
      role={props.alert ? 'alert' : undefined}
      sx={{
        borderRadius: 2,
        borderColor: 'divider',
        px: { xs: 2, sm: 4 },
        py: { xs: 4, sm: 6 },
        display: 'flex',
        flexDirection: 'column',
        alignItems: 'center',
        gap: 2,
        textAlign: 'center',
      }}
    >
      <Box
        aria-hidden
        sx={{ color: 'text.secondary', '& svg': { fontSize: 48 } }}
      >
        {props.icon}
      </Box>
      <Typography component="h2" sx={{ fontSize: 20, fontWeight: 600, m: 0 }}>
        {props.title}
      </Typography>
      {props.body && (
        <Typography color="text.secondary" sx={{ maxWidth: 560 }}>
          {props.body}
        </Typography>
      )}
      {props.children}
    </Paper>
  );
}
