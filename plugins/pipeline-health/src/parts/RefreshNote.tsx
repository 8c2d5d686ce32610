import RefreshIcon from '@mui/icons-material/Refresh';
import SyncProblemIcon from '@mui/icons-material/SyncProblem';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import IconButton from '@mui/material/IconButton';
import LinearProgress from '@mui/material/LinearProgress';
import { NoAnswerError } from '../api/answeringInTime';
import { formatDuration } from '../format/duration';
import { Ready } from '../hooks/useLive';
import { useNow } from '../hooks/useNow';
import { healthTone } from '../theme/healthTone';
import { Translate, useTranslate } from '../translation/useTranslate';

/** When a page was answered, that it is being renewed, or that renewing it failed. */
export function RefreshNote<T>(props: { live: Ready<T> }) {
  const { live } = props;
  return (
    <Box sx={{ position: 'relative' }}>
      {live.refreshing && <Refreshing />}
      {live.refreshError ? (
        <RefreshFailure live={live} />
      ) : (
        <RefreshedAgo live={live} />
      )}
    </Box>
  );
}

/** Says that what is shown could not be renewed; nothing while it can. */
export function RefreshFailure<T>(props: { live: Ready<T> }) {
  const t = useTranslate();
  const { refreshError, retry } = props.live;
  const duration = useAge(props.live);
  if (!refreshError) {
    return null;
  }
  return (
    <Box
      title={refreshError.message}
      sx={theme => ({
        display: 'flex',
        alignItems: 'center',
        gap: 1,
        px: 2,
        py: 1,
        borderRadius: 2,
        fontSize: 14,
        color: healthTone(theme, 'unknown').text,
        backgroundColor: healthTone(theme, 'unknown').soft,
      })}
    >
      <SyncProblemIcon aria-hidden sx={{ fontSize: 20 }} />
      <Box component="span" sx={{ flexGrow: 1 }}>
        <span role="alert">{whatFailed(t, refreshError)}</span>{' '}
        {t('state.knownBefore', { time: duration })}
      </Box>
      <Button size="small" color="inherit" onClick={retry}>
        {t('state.retry')}
      </Button>
    </Box>
  );
}

function whatFailed(t: Translate, error: Error): string {
  if (!navigator.onLine) {
    return t('state.offline');
  }
  return t(
    error instanceof NoAnswerError ? 'state.noAnswer' : 'state.refreshFailed',
  );
}

/** When what is shown was answered, and a way to ask again. */
export function RefreshedAgo<T>(props: { live: Ready<T> }) {
  const t = useTranslate();
  const duration = useAge(props.live);
  return (
    <Box
      sx={{
        display: 'flex',
        alignItems: 'center',
        justifyContent: 'flex-end',
        gap: 0.5,
        my: -0.5,
        fontSize: 12,
        fontVariantNumeric: 'tabular-nums',
        color: 'text.secondary',
      }}
    >
      {t('state.refreshed', { time: duration })}
      <IconButton
        size="small"
        color="inherit"
        aria-label={t('state.refresh')}
        onClick={props.live.retry}
      >
        <RefreshIcon sx={{ fontSize: 16 }} />
      </IconButton>
    </Box>
  );
}

/** How long ago it was answered; never nothing. */
function useAge<T>(live: Ready<T>): string {
  return formatDuration(Math.max(1, (useNow() - live.loadedAt) / 1_000));
}

/** Takes no room, and does not flicker when the answer is quick. */
function Refreshing() {
  return (
    <LinearProgress
      aria-label={useTranslate()('state.refreshing')}
      sx={{
        position: 'absolute',
        top: -8,
        insetInline: 0,
        height: 2,
        opacity: 0,
        animation: 'pipeline-health-late 0s 500ms forwards',
        '@keyframes pipeline-health-late': { to: { opacity: 0.6 } },
      }}
    />
  );
}
