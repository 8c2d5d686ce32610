import Box from '@mui/material/Box';
import { Health } from '@pipeline-health/plugin-pipeline-health-common';
import { clockParts } from '../format/duration';
import { healthTone } from '../theme/healthTone';
import { useTranslate } from '../translation/useTranslate';

/** A countdown as large as what is around it; to be read out by somebody else. */
export function ClockDigits(props: {
  left: number;
  /** The health whose colour it has; none while it is calm. */
  health?: Health;
}) {
  const t = useTranslate();
  const { left, health } = props;
  return (
    <Box
      component="span"
      aria-hidden
      sx={theme => ({
        color: health ? healthTone(theme, health).loud : 'text.primary',
        fontWeight: 700,
        letterSpacing: '-0.01em',
        whiteSpace: 'nowrap',
        fontVariantNumeric: 'tabular-nums',
      })}
    >
      {left <= 0
        ? t('loss.lostShort')
        : clockParts(left).map(([digits, unit]) => (
            <Box component="span" key={unit} sx={{ mr: '0.2em' }}>
              {digits}
              <Box
                component="span"
                sx={theme => ({
                  color: health && healthTone(theme, health).text,
                  fontSize: '0.45em',
                  ml: '0.1em',
                })}
              >
                {unit}
              </Box>
            </Box>
          ))}
    </Box>
  );
}
