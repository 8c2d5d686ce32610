import Box from '@mui/material/Box';
import { IncidentSummary } from '@pipeline-health/plugin-pipeline-health-common';
import { formatLocal } from '../format/time';
import { healthTone } from '../theme/healthTone';
import { useTranslate } from '../translation/useTranslate';

type Shown = Pick<IncidentSummary, 'state' | 'snooze' | 'hold'>;

/** That somebody is on an incident, or that it is worse than when they were; nothing while nobody said anything. */
export function IncidentStateChip(props: { incident: Shown }) {
  const t = useTranslate();
  const { incident } = props;
  const state = shownState(incident);
  if (state === undefined) {
    return null;
  }
  const until = formatLocal(incident.snooze?.until ?? '');
  return (
    <Box
      component="span"
      sx={theme => ({
        display: 'inline-block',
        px: 1,
        borderRadius: 10,
        fontSize: 12,
        lineHeight: '20px',
        fontWeight: 600,
        color: 'text.primary',
        backgroundColor: theme.palette.action.selected,
        ...(state === 'worse' && {
          color: healthTone(theme, 'critical').text,
          backgroundColor: healthTone(theme, 'critical').soft,
        }),
      })}
    >
      {t(`incident.state.${state}`, { until })}
    </Box>
  );
}

function shownState({ state, hold }: Shown) {
  switch (state) {
    case 'open':
      return hold?.worseSince === undefined ? undefined : 'worse';
    case 'resolved':
      return undefined;
    default:
      return state;
  }
}
