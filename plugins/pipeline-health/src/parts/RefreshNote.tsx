import SyncProblemIcon from '@mui/icons-material/SyncProblem';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import LinearProgress from '@mui/material/LinearProgress';
import { formatDuration } from '../format/duration';
import { Live } from '../hooks/useLive';
import { useNow } from '../hooks/useNow';
import { healthTone } from '../theme/healthTone';
import { useTranslate } from '../translation/useTranslate';

/** Says that what is shown is being renewed, or that renewing it failed. */
export function RefreshNote<T>(props: {
  live: Extract<Live<T>, { status: 'ready' }>;
}) {
  const t = useTranslate();
  const { refreshing, refreshError, loadedAt, retry } = props.live;
  return (
    <>
      <Box sx={{ height: 2, mb: -0.25 }}>
        {refreshing && (
          <LinearProgress
            aria-label={t('state.refreshing')}
            sx={{ height: 2, opacity: 0.6 }}
          />
        )}
      </Box>
      {refreshError && (
        <FailedRefresh loadedAt={loadedAt} error={refreshError} retry={retry} />
      )}
    </>
  );
}

function FailedRefresh(props: {
  loadedAt: number;
  error: Error;
  retry(): void;
}) {
  const t = useTranslate();
  const duration = formatDuration(
    Math.max(1, (useNow() - props.loadedAt) / 1_000),
  );
  return (
    <Box
      role="alert"
      title={props.error.message}
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
        {t('state.refreshFailed', { time: duration })}
      </Box>
      <Button size="small" color="inherit" onClick={props.retry}>
        {t('state.retry')}
      </Button>
    </Box>
  );
}
