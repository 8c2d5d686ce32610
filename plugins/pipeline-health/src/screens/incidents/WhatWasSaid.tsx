import Box from '@mui/material/Box';
import { Incident } from '@pipeline-health/plugin-pipeline-health-common';
import { ReactNode } from 'react';
import { formatLocal } from '../../format/time';
import { OuterLink } from '../../parts/OuterLink';
import { PersonOrService } from '../../parts/PersonOrService';
import { healthTone } from '../../theme/healthTone';
import { useTranslate } from '../../translation/useTranslate';

/** What is being done about an incident, by whom and why; nothing while nobody said anything. */
export function WhatWasSaid({ incident }: { incident: Incident }) {
  const t = useTranslate();
  const { acknowledgement, snooze, hold, maintenance, recoveredAt } = incident;
  const time = (at: string) => ({ time: formatLocal(at) });
  return (
    <Box
      sx={{
        display: 'flex',
        flexDirection: 'column',
        gap: 0.5,
        fontSize: 13,
        lineHeight: '20px',
        color: 'text.secondary',
        overflowWrap: 'anywhere',
        '&:empty': { display: 'none' },
      }}
    >
      {recoveredAt && <div>{t('incident.recovering', time(recoveredAt))}</div>}
      {maintenance && (
        <div>
          {t('incident.maintenance', {
            until: formatLocal(maintenance.until),
            reason: maintenance.reason,
          })}
        </div>
      )}
      {acknowledgement && (
        <Said by={acknowledgement.by} words={acknowledgement.note}>
          {t('incident.acknowledged', time(acknowledgement.at))}
        </Said>
      )}
      {snooze && (
        <Said by={snooze.by} words={snooze.reason}>
          {t('incident.snoozed', { until: formatLocal(snooze.until) })}
        </Said>
      )}
      {hold && (
        <Said
          by={hold.by}
          words={
            <>
              <OuterLink to={hold.link} />
              {hold.note && ` · ${hold.note}`}
            </>
          }
        >
          {t('incident.held', time(hold.at))}
        </Said>
      )}
      {hold?.worseSince && (
        <Box
          sx={theme => ({
            color: healthTone(theme, 'critical').text,
            fontWeight: 600,
          })}
        >
          {t('incident.worse', time(hold.worseSince))}
        </Box>
      )}
    </Box>
  );
}

function Said(props: { by: string; words?: ReactNode; children: ReactNode }) {
  const { by, words, children } = props;
  return (
    <div>
      {children} <PersonOrService by={by} />
      {words && (
        <Box component="span" sx={{ color: 'text.primary' }}>
          {': '}
          {words}
        </Box>
      )}
    </div>
  );
}
