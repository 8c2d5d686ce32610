import Box from '@mui/material/Box';
import { clockParts } from '../format/duration';
import { useTranslate } from '../translation/useTranslate';

/** A countdown as large as what is around it; to be read out by somebody else. */
export function ClockDigits(props: { left: number }) {
  const t = useTranslate();
  return (
    <Box
      component="span"
      aria-hidden
      sx={{
        fontWeight: 700,
        letterSpacing: '-0.01em',
        whiteSpace: 'nowrap',
        fontVariantNumeric: 'tabular-nums',
      }}
    >
      {props.left <= 0
        ? t('loss.lostShort')
        : clockParts(props.left).map(([digits, unit]) => (
            <Box component="span" key={unit} sx={{ mr: '0.2em' }}>
              {digits}
              <Box component="span" sx={{ fontSize: '0.45em', ml: '0.1em' }}>
                {unit}
              </Box>
            </Box>
          ))}
    </Box>
  );
}
