import HistoryToggleOffIcon from '@mui/icons-material/HistoryToggleOff';
import { useTheme } from '@mui/material/styles';
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
  const theme = useTheme();
  const { at, stale, step = 1 } = props;
  // The end of the step: nothing looks younger than it is.
  const now = useNow(step) + step - 1;
  const { secondary } = theme.palette.text;
  if (!at) {
    return <span style={{ color: secondary }}>{t('time.never')}</span>;
  }
  const age = secondsSince(at, now);
  const duration = formatDuration(age);
  const ago = age < 1 ? t('time.now') : t('time.ago', { duration });
  return (
    <time
      dateTime={at}
      title={`${formatLocal(at)} · ${formatUtc(at)}`}
      style={{
        display: 'inline-flex',
        alignItems: 'center',
        gap: 4,
        fontVariantNumeric: 'tabular-nums',
        whiteSpace: 'nowrap',
        color: stale ? healthTone(theme, 'unknown').text : secondary,
      }}
    >
      {stale && <HistoryToggleOffIcon aria-hidden style={{ fontSize: 16 }} />}
      {stale ? t('time.stale', { duration }) : ago}
    </time>
  );
}
