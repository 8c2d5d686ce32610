import { EntityRefLink } from '@backstage/plugin-catalog-react';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Skeleton from '@mui/material/Skeleton';
import Typography from '@mui/material/Typography';
import {
  Incident,
  IncidentFinding,
  Pipeline,
} from '@pipeline-health/plugin-pipeline-health-common';
import { ReactNode, useState } from 'react';
import { formatDuration } from '../../format/duration';
import { useErrorText } from '../../hooks/useErrorText';
import { formatLocal, formatUtc, secondsSince } from '../../format/time';
import { useIncidents } from '../../hooks/useIncidents';
import { useMessageText } from '../../hooks/useMessageText';
import { useNow } from '../../hooks/useNow';
import { asOfHint } from '../../parts/asOfHint';
import { Folded } from '../../parts/Folded';
import { HealthIcon } from '../../parts/HealthIcon';
import { IncidentStateChip } from '../../parts/IncidentStateChip';
import { Panel } from '../../parts/Panel';
import { useTranslate } from '../../translation/useTranslate';
import { IncidentResponses } from './IncidentResponses';
import { IncidentTimeline } from './IncidentTimeline';

const STEP = 5;

/** The times during which the pipeline was not healthy, newest first. */
export function Incidents(props: {
  pipeline: Pipeline;
  /** Why the reader may say nothing of them. */
  hindrance: string | undefined;
}) {
  const t = useTranslate();
  const errorText = useErrorText();
  const { pipeline, hindrance } = props;
  const [limit, setLimit] = useState(STEP);
  const live = useIncidents(pipeline.entityRef, limit);
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
          {t('pipeline.incidentsFailed')} {errorText(live.error)}
        </Typography>
        <Button size="small" onClick={live.retry}>
          {t('state.retry')}
        </Button>
      </Panel>
    );
  }
  const { items, nextCursor } = live.value;
  const leading = pipeline.openIncident?.id;
  return (
    <Panel title={t('pipeline.incidents')} hint={asOfHint(t, live)}>
      {items.length === 0 && (
        <Typography variant="body2" color="text.secondary">
          {t('pipeline.noIncidents')}
        </Typography>
      )}
      <Box
        component="ol"
        aria-label={t('pipeline.incidents')}
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
            pipeline={pipeline}
            isLeading={incident.id === leading}
          >
            {/* Of the incident of what to look at first, it is said above all else on the page. */}
            {!incident.resolvedAt && incident.id !== leading && (
              <IncidentResponses incident={incident} hindrance={hindrance} />
            )}
          </IncidentItem>
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

function IncidentItem(props: {
  incident: Incident;
  pipeline: Pipeline;
  isLeading: boolean;
  children: ReactNode;
}) {
  const t = useTranslate();
  const textOf = useMessageText();
  const titleNow = useTitleNow(props.pipeline);
  const { incident, pipeline, isLeading } = props;
  const {
    resolvedAt,
    worst,
    reason,
    message,
    findings,
    losses = [],
  } = incident;
  const [first] = resolvedAt ? [] : findings;
  const cause = first ? titleNow(first) : textOf(message, reason, 'title');
  return (
    <Box component="li" sx={{ display: 'flex', gap: 1.5 }}>
      <HealthIcon health={worst} />
      <Box sx={{ minWidth: 0, flexGrow: 1, fontSize: 13, lineHeight: '20px' }}>
        <Box
          sx={{
            fontSize: 14,
            fontWeight: resolvedAt ? 400 : 600,
            overflowWrap: 'anywhere',
          }}
        >
          {cause}
        </Box>
        <Box
          sx={{
            display: 'flex',
            flexWrap: 'wrap',
            alignItems: 'center',
            columnGap: 1,
            color: 'text.secondary',
          }}
        >
          <Times incident={incident} />
          <IncidentStateChip incident={incident} />
        </Box>
        {losses.map(({ stage, findingId, title, message: made }) => (
          <Box key={`${stage} ${findingId}`} sx={{ overflowWrap: 'anywhere' }}>
            {textOf(made, title, 'title')}
          </Box>
        ))}
        <OtherPipelines incident={incident} />
        <Box sx={{ my: 1, '&:empty': { display: 'none' } }}>
          {props.children}
        </Box>
        <Folded label={t('incident.timeline')} initiallyOpen={isLeading}>
          <IncidentTimeline incident={incident} stages={pipeline.stages} />
        </Folded>
      </Box>
    </Box>
  );
}

/** The title that a finding of an incident has now, in the language of the app. */
function useTitleNow(pipeline: Pipeline): (found: IncidentFinding) => string {
  const textOf = useMessageText();
  return found => {
    const now = pipeline.findings.find(
      each => each.stage === found.stage && each.id === found.id,
    );
    const { message, title } = now ?? found;
    return textOf(message, title, 'title');
  };
}

function Times({ incident }: { incident: Incident }) {
  const t = useTranslate();
  const now = useNow();
  const { openedAt, onsetAt, resolvedAt, worst } = incident;
  const began = onsetAt ?? openedAt;
  const duration = formatDuration(
    secondsSince(began, resolvedAt ? Date.parse(resolvedAt) : now),
  );
  return (
    <span>
      {t(`health.${worst}`)} ·{' '}
      <time dateTime={began} title={formatUtc(began)}>
        {t('pipeline.began', { time: formatLocal(began) })}
      </time>{' '}
      ·{' '}
      {resolvedAt
        ? t('pipeline.lasted', { duration })
        : t('pipeline.openFor', { duration })}
    </span>
  );
}

function OtherPipelines({ incident }: { incident: Incident }) {
  const t = useTranslate();
  const { entityRef, pipelines, otherPipelines } = incident;
  const others = pipelines.filter(it => it.entityRef !== entityRef);
  return (
    <>
      {others.length > 0 && (
        <Box>
          {t('incident.alsoIn')}{' '}
          {others.map((it, index) => (
            <span key={it.entityRef}>
              {index > 0 && ', '}
              <EntityRefLink entityRef={it.entityRef} title={it.title} />
            </span>
          ))}
        </Box>
      )}
      {otherPipelines > 0 && (
        <Box sx={{ color: 'text.secondary' }}>
          {t('incident.otherPipelines', { count: otherPipelines })}
        </Box>
      )}
    </>
  );
}
