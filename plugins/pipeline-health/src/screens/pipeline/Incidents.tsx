import { EntityRefLink } from '@backstage/plugin-catalog-react';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Skeleton from '@mui/material/Skeleton';
import Typography from '@mui/material/Typography';
import { Incident } from '@pipeline-health/plugin-pipeline-health-common';
import { useState } from 'react';
import { formatDuration } from '../../format/duration';
import { formatLocal, formatUtc, secondsSince } from '../../format/time';
import { useIncidents } from '../../hooks/useIncidents';
import { asOfHint } from '../../parts/asOfHint';
import { useNow } from '../../hooks/useNow';
import { useTranslate } from '../../translation/useTranslate';
import { Panel } from '../../parts/Panel';
import { HealthIcon } from '../../parts/HealthIcon';
import { Folded } from './Folded';
import { IncidentResponses } from './IncidentResponses';
import { IncidentTimeline } from './IncidentTimeline';

const STEP = 5;

/** The times during which the pipeline was not healthy, newest first. */
export function Incidents(props: { entityRef: string }) {
  const t = useTranslate();
  const [limit, setLimit] = useState(STEP);
  const live = useIncidents(props.entityRef, limit);
  if (live.status === 'loading') {
    return (
      <Panel title={t('pipeline.incidents')}>
        <Skeleton variant="rounded" height={96} />
      </Panel>
    );
  }
  if (live.status === 'error') {
    return (
      <Panel title={t('pipeline.incidents')}>
        <Typography variant="body2" color="text.secondary">
          {t('pipeline.incidentsFailed')} {live.error.message}
        </Typography>
        <Button size="small" onClick={live.retry}>
          {t('state.retry')}
        </Button>
      </Panel>
    );
  }
  const { items, nextCursor } = live.value;
  return (
    <Panel title={t('pipeline.incidents')} hint={asOfHint(t, live)}>
      {items.length === 0 && (
        <Typography variant="body2" color="text.secondary">
          {t('pipeline.noIncidents')}
        </Typography>
      )}
      <Box
        component="ol"
        sx={{
          listStyle: 'none',
          m: 0,
          p: 0,
          display: 'flex',
          flexDirection: 'column',
          gap: 2,
        }}
      >
        {items.map(incident => (
          <IncidentItem
            key={incident.id}
            incident={incident}
            onChanged={live.retry}
          />
        ))}
      </Box>
      {nextCursor && (
        <Button
          size="small"
          sx={{ mt: 1, px: 1.5, ml: -1.5 }}
          onClick={() => setLimit(limit + STEP * 2)}
        >
          {t('pipeline.moreIncidents')}
        </Button>
      )}
    </Panel>
  );
}

function IncidentItem(props: { incident: Incident; onChanged: () => void }) {
  const t = useTranslate();
  const { incident, onChanged } = props;
  const { pipelines, otherPipelines } = incident;
  const { openedAt, resolvedAt, worst, reason, losses = [] } = incident;
  const end = useNow();
  const duration = formatDuration(
    secondsSince(openedAt, resolvedAt ? Date.parse(resolvedAt) : end),
  );
  return (
    <Box component="li" sx={{ display: 'flex', gap: 1.5 }}>
      <HealthIcon health={worst} />
      <Box sx={{ minWidth: 0, fontSize: 13, lineHeight: '20px' }}>
        <Box
          sx={{ fontWeight: resolvedAt ? 400 : 600, overflowWrap: 'anywhere' }}
        >
          {reason}
        </Box>
        <Box sx={{ color: 'text.secondary' }}>
          {t(`health.${worst}`)} ·{' '}
          <time dateTime={openedAt} title={formatUtc(openedAt)}>
            {formatLocal(openedAt)}
          </time>{' '}
          ·{' '}
          {resolvedAt
            ? t('pipeline.lasted', { duration })
            : t('pipeline.openFor', { duration })}
        </Box>
        {losses.map(({ stage, findingId, title }) => (
          <Box key={`${stage} ${findingId}`} sx={{ overflowWrap: 'anywhere' }}>
            {title}
          </Box>
        ))}
        {otherPipelines > 0 && (
          <Box sx={{ color: 'text.secondary' }}>
            {t('incident.otherPipelines', { count: otherPipelines })}
          </Box>
        )}
        {pipelines
          .filter(it => it.entityRef !== incident.entityRef)
          .map(it => (
            <Box key={it.entityRef}>
              <EntityRefLink entityRef={it.entityRef} title={it.title} />
            </Box>
          ))}
        <IncidentResponses incident={incident} onChanged={onChanged} />
        <Folded label={t('incident.timeline')}>
          <IncidentTimeline incident={incident} />
        </Folded>
      </Box>
    </Box>
  );
}
