import HistoryToggleOffIcon from '@mui/icons-material/HistoryToggleOff';
import Box from '@mui/material/Box';
import Tooltip from '@mui/material/Tooltip';
import { formatDuration } from '../format/duration';
import { formatLocal, formatUtc, secondsSince } from '../format/time';
import { useNow } from '../hooks/useNow';
import { healthTone } from '../theme/healthTone';
import { useTranslate } from '../translation/useTranslate';

/** How old a number is; stale ones say so in words. */
export function DataTime(props: {
  at?: string;
  stale?: boolean;
  /** How often it is renewed, in milliseconds; every second unless said otherwise. */
  step?: number;
}) {
  const t = useTranslate();
  const { at, stale, step = 1 } = props;
  // The end of the step: nothing looks younger than it is.
  const now = useNow(step) + step - 1;
  if (!at) {
    return (
      <Box component="span" sx={{ color: 'text.secondary' }}>
        {t('time.never')}
      </Box>
    );
  }
  const age = secondsSince(at, now);
  const duration = formatDuration(age);
  const ago = age < 1 ? t('time.now') : t('time.ago', { duration });
  return (
    <Tooltip title={`${formatLocal(at)} · ${formatUtc(at)}`}>
      <Box
        component="time"
        dateTime={at}
        sx={theme => ({
          display: 'inline-flex',
          alignItems: 'center',
          gap: 0.5,
          fontVariantNumeric: 'tabular-nums',
          whiteSpace: 'nowrap',
          color: stale ? healthTone(theme, 'unknown').text : 'text.secondary',
        })}
      >
        {stale && <HistoryToggleOffIcon aria-hidden sx={{ fontSize: 16 }} />}
        {stale ? t('time.stale', { duration }) : ago}
      </Box>
    </Tooltip>
  );
}
