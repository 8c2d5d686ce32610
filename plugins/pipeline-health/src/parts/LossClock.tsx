import TimerIcon from '@mui/icons-material/TimerOutlined';
import { useTheme } from '@mui/material/styles';
import { formatDuration } from '../format/duration';
import { LossFacts } from '../format/lossClock';
import { healthTone } from '../theme/healthTone';
import { useTranslate } from '../translation/useTranslate';
import { VisuallyHidden } from './VisuallyHidden';
import { toneOfUrgency, useLossClock } from '../hooks/useLossClock';

const HOUR = 3_600;
const MINUTE = 60_000;

/** How long until data can be lost, in one line; loud only when it is urgent. */
export function LossClock(props: LossFacts) {
  const t = useTranslate();
  const theme = useTheme();
  const { text } = theme.palette;
  const { secondsToLoss = 0 } = props;
  // Where hours are left no second is shown, and a list has many clocks.
  const reading = useLossClock(props, secondsToLoss > 2 * HOUR ? MINUTE : 1);
  if (!reading) {
    return (
      <span style={{ color: text.secondary }}>
        <span aria-hidden>–</span>
        <VisuallyHidden>{t('loss.none')}</VisuallyHidden>
      </span>
    );
  }
  const { left, urgency, at, basis } = reading;
  const duration = formatDuration(left);
  const health = toneOfUrgency(urgency);
  const lost = urgency === 'lost';
  return (
    <span
      title={[t('loss.hint', { time: at }), basis].filter(Boolean).join('. ')}
      style={{
        display: 'inline-flex',
        alignItems: 'center',
        gap: 4,
        whiteSpace: 'nowrap',
        fontVariantNumeric: 'tabular-nums',
        fontWeight: health ? 700 : 400,
        color: health ? healthTone(theme, health).text : text.primary,
      }}
    >
      {health && <TimerIcon aria-hidden style={{ fontSize: 16 }} />}
      <span aria-hidden>{lost ? t('loss.lostShort') : duration}</span>
      <VisuallyHidden>
        {lost ? t('loss.lostAria') : t('loss.untilAria', { duration })}
      </VisuallyHidden>
    </span>
  );
}
