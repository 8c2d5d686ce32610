import Box from '@mui/material/Box';
import { CopyButton } from './CopyButton';

/** A text to copy, such as a command, behind a line that says what it is. */
export function CopyableText(props: {
  label: string;
  copyLabel: string;
  text: string;
  initiallyOpen?: boolean;
}) {
  const { label, copyLabel, text, initiallyOpen } = props;
  return (
    <Box
      component="details"
      open={initiallyOpen}
      sx={{ fontSize: 14, lineHeight: '20px', mb: 0.5 }}
    >
      <Box component="summary" sx={{ cursor: 'pointer', fontWeight: 600 }}>
        {label}
      </Box>
      <Box sx={{ position: 'relative', mt: 0.5 }}>
        <Box
          component="pre"
          tabIndex={0}
          aria-label={label}
          sx={{
            m: 0,
            p: 1.5,
            pr: 5,
            maxHeight: 320,
            overflow: 'auto',
            borderRadius: 1.5,
            backgroundColor: 'action.hover',
            fontSize: 12,
          }}
        >
          <Box component="code" sx={{ fontFamily: 'monospace' }}>
            {text}
          </Box>
        </Box>
        <Box sx={{ position: 'absolute', top: 4, right: 4 }}>
          <CopyButton text={text} label={copyLabel} />
        </Box>
      </Box>
    </Box>
  );
}
