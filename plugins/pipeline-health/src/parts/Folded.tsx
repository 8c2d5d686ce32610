import ExpandMoreIcon from '@mui/icons-material/ExpandMore';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Collapse from '@mui/material/Collapse';
import { ReactNode, useState } from 'react';

/** What is read when somebody asks for it, behind a line that says what it is. */
export function Folded(props: {
  label: string;
  initiallyOpen?: boolean;
  children: ReactNode;
}) {
  const [open, setOpen] = useState(props.initiallyOpen ?? false);
  return (
    <>
      <Button
        color="inherit"
        aria-expanded={open}
        onClick={() => setOpen(!open)}
        endIcon={
          <ExpandMoreIcon
            sx={{ transform: open ? 'rotate(180deg)' : 'none' }}
          />
        }
        sx={{ px: 1.5, ml: -1.5, textAlign: 'left', color: 'text.secondary' }}
      >
        {props.label}
      </Button>
      <Collapse in={open} unmountOnExit>
        <Box sx={{ pt: 1 }}>{props.children}</Box>
      </Collapse>
    </>
  );
}
