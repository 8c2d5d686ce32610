import Box from '@mui/material/Box';
import Typography from '@mui/material/Typography';
import { formatDuration } from '../format/duration';
import { LossFacts } from '../format/lossClock';
import { useTranslate } from '../translation/useTranslate';
import { ClockDigits } from './ClockDigits';
import { VisuallyHidden } from './VisuallyHidden';
import { toneOfUrgency, useLossClock } from '../hooks/useLossClock';

/** The loss clock as the largest thing on the page; nothing when nothing is at risk. */
export function LossCountdown(
  props: LossFacts & {
    small?: boolean;
    /** Whether its words stand beside it where there is room. */
    beside?: boolean;
  },
) {
  const t = useTranslate();
  const reading = useLossClock(props);
  if (!reading) {
    return null;
  }
  const { left, urgency, at, bestAt, basis } = reading;
  const lost = urgency === 'lost';
  return (
    <Box
      role="timer"
      sx={{
        flexShrink: 0,
        ...(props.beside && {
          display: { sm: 'grid' },
          gridTemplateColumns: 'minmax(0, 400px) auto',
          alignItems: 'center',
          columnGap: 3,
          textAlign: { sm: 'right' },
          '& > :nth-of-type(2)': {
            gridColumn: 2,
            gridRow: '1 / span 4',
          },
        }),
      }}
    >
      <Typography variant="body2" color="text.secondary" aria-hidden>
        {lost ? t('loss.label') : t('loss.in')}
      </Typography>
      <Typography
        component="p"
        sx={{ fontSize: props.small ? 24 : 40, lineHeight: 1.2 }}
      >
        <ClockDigits left={left} health={toneOfUrgency(urgency)} />
      </Typography>
      <VisuallyHidden>
        {lost
          ? t('loss.lostAria')
          : t('loss.untilAria', { duration: formatDuration(left) })}
      </VisuallyHidden>
      <Typography variant="caption" color="text.secondary" component="p">
        {lost ? t('loss.lostAria') : t('loss.at', { time: at })}
      </Typography>
      {bestAt && (
        <Typography variant="caption" color="text.secondary" component="p">
          {t('loss.atBest', { time: bestAt })}
        </Typography>
      )}
      {basis && (
        <Typography
          variant="caption"
          color="text.secondary"
          component="p"
          sx={{ maxWidth: props.beside ? 'none' : 320 }}
        >
          {basis}
        </Typography>
      )}
    </Box>
  );
}
