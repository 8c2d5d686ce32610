import Box from '@mui/material/Box';
import { ReactNode, useId } from 'react';

/** A card that looks like its neighbours on the page of an entity, of whichever frontend system. */
export function EntityCard(props: {
  title: string;
  action?: ReactNode;
  children: ReactNode;
}) {
  const id = useId();
  return (
    <Box
      component="section"
      aria-labelledby={id}
      sx={{
        display: 'flex',
        flexDirection: 'column',
        gap: 'var(--bui-space-3, 12px)',
        minWidth: 0,
        height: '100%',
        p: 'var(--bui-space-3, 12px)',
        borderRadius: 'var(--bui-radius-3, 8px)',
        backgroundColor: 'background.paper',
      }}
    >
      <Box
        sx={{
          display: 'flex',
          flexWrap: 'wrap',
          alignItems: 'center',
          justifyContent: 'space-between',
          gap: 1,
        }}
      >
        <Box
          component="h3"
          id={id}
          sx={{
            m: 0,
            fontSize: 'var(--bui-font-size-5, 20px)',
            lineHeight: 1.4,
            fontWeight: 700,
          }}
        >
          {props.title}
        </Box>
        {props.action}
      </Box>
      {props.children}
    </Box>
  );
}
