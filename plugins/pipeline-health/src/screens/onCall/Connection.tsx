import Box from '@mui/material/Box';
import { formatDuration } from '../../format/duration';
import { Ready } from '../../hooks/useLive';
import { useNow } from '../../hooks/useNow';
import { formatLocal } from '../../format/time';
import { useTranslate } from '../../translation/useTranslate';

/** Whether somebody answers, and how old what is shown is. */
export function Connection<T>(props: { live: Ready<T> }) {
  const t = useTranslate();
  const duration = useAge(props.live);
  const isCut = props.live.refreshError !== undefined;
  return (
    <Box sx={{ display: 'flex', alignItems: 'center', gap: 1 }}>
      <Box
        aria-hidden
        sx={{
          width: '0.7em',
          height: '0.7em',
          borderRadius: '50%',
          border: '3px solid',
          borderColor: isCut ? '#FFC857' : '#3A9B62',
          backgroundColor: isCut ? 'transparent' : '#3A9B62',
        }}
      />
      <span>
        <strong>{t(isCut ? 'onCall.noConnection' : 'onCall.connected')}</strong>
        , {t('onCall.dataAge', { duration })}
      </span>
    </Box>
  );
}

/** That nobody answers; nothing while somebody does. */
export function CutBar<T>(props: { live: Ready<T> }) {
  const t = useTranslate();
  const duration = useAge(props.live);
  if (!props.live.refreshError) {
    return null;
  }
  return (
    <Box
      role="alert"
      sx={{
        px: '1.8em',
        py: '0.5em',
        color: '#1A1A1A',
        backgroundColor: '#FFC857',
      }}
    >
      <strong>
        {t(navigator.onLine ? 'onCall.unanswered' : 'onCall.cut', { duration })}
      </strong>{' '}
      {t('onCall.picture', { time: formatLocal(props.live.loadedAt) })}
    </Box>
  );
}

function useAge<T>(live: Ready<T>): string {
  return formatDuration(Math.max(1, (useNow() - live.loadedAt) / 1_000));
}
