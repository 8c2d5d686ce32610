import Box from '@mui/material/Box';
import { formatDay } from '../../format/time';
import { useIncidents } from '../../hooks/useIncidents';
import { useNow } from '../../hooks/useNow';
import { healthTone } from '../../theme/healthTone';
import { useTranslate } from '../../translation/useTranslate';
import { incidentDays } from './incidentDays';

const DAYS = 30;
/** More are asked for by whoever reads on in the list of incidents. */
const MOST = 100;
const HOUR = 3_600_000;

/** The incidents of the last days as a strip; a day without any says nothing of its health. */
export function IncidentDays(props: { entityRef: string }) {
  const t = useTranslate();
  const now = useNow(HOUR);
  const live = useIncidents(props.entityRef, MOST);
  if (live.status !== 'ready') {
    return null;
  }
  const days = incidentDays(live.value.items, now, DAYS);
  const troubled = days.filter(({ worst }) => worst);
  const text = troubled.length
    ? t('incident.daysWith', { count: troubled.length })
    : t('incident.daysWithout');
  return (
    <Box sx={{ flexShrink: 0, fontSize: 12, lineHeight: '18px' }}>
      <Box sx={{ color: 'text.secondary' }}>
        {t('incident.lastDays', { days: String(DAYS) })}
      </Box>
      <Box
        role="img"
        aria-label={[
          text,
          ...troubled.map(
            ({ at, worst = 'unknown' }) =>
              `${formatDay(at)} ${t(`health.${worst}`)}`,
          ),
        ].join(', ')}
        sx={{ display: 'flex', gap: '2px', height: 18, my: 0.5 }}
      >
        {days.map(({ at, worst }) => (
          <Box
            key={at}
            title={worst && `${formatDay(at)} ${t(`health.${worst}`)}`}
            sx={theme => ({
              width: 5,
              borderRadius: 0.5,
              alignSelf: 'flex-end',
              height: worst ? '100%' : '40%',
              backgroundColor: worst
                ? healthTone(theme, worst).line
                : theme.palette.divider,
              '@media (forced-colors: active)': {
                backgroundColor: 'CanvasText',
              },
            })}
          />
        ))}
      </Box>
      {text}
    </Box>
  );
}
