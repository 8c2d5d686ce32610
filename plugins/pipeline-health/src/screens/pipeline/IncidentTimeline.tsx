import { useApi } from '@backstage/core-plugin-api';
import { EntityRefLink } from '@backstage/plugin-catalog-react';
import Box from '@mui/material/Box';
import Skeleton from '@mui/material/Skeleton';
import Typography from '@mui/material/Typography';
import {
  ConfigurationChange,
  Incident,
  TimelineEntry,
  TimelineEntryType,
} from '@pipeline-health/plugin-pipeline-health-common';
import { useCallback } from 'react';
import { pipelineHealthApiRef } from '../../api/pipelineHealthApiRef';
import { formatLocal, formatUtc } from '../../format/time';
import { useLive } from '../../hooks/useLive';
import { SubHeading } from '../../parts/SubHeading';
import { incidentMessages } from '../../translation/incidentMessages';
import { useTranslate } from '../../translation/useTranslate';

type EntryWord = keyof typeof incidentMessages.entry;

/** What was set differently just before an incident, and all that happened meanwhile. */
export function IncidentTimeline({ incident }: { incident: Incident }) {
  const t = useTranslate();
  const api = useApi(pipelineHealthApiRef);
  const { entityRef, id } = incident;
  const load = useCallback(
    (signal: AbortSignal) => api.getIncident(entityRef, id, { signal }),
    [api, entityRef, id],
  );
  const live = useLive(load);
  if (live.status === 'loading') {
    return <Skeleton variant="rounded" height={48} />;
  }
  if (live.status === 'error') {
    return (
      <Typography variant="body2" color="text.secondary">
        {t('incident.timelineFailed')} {live.error.message}
      </Typography>
    );
  }
  const { timeline, changedBefore } = live.value;
  return (
    <>
      <SubHeading>{t('incident.changedBefore')}</SubHeading>
      {changedBefore.length === 0 && (
        <Box sx={{ color: 'text.secondary' }}>
          {t('incident.nothingChanged')}
        </Box>
      )}
      <List>
        {changedBefore.map(change => (
          <Change key={JSON.stringify(change)} change={change} />
        ))}
      </List>
      <SubHeading>{t('incident.timeline')}</SubHeading>
      <List>
        {timeline.map((entry, index) => (
          <Entry key={index} entry={entry} />
        ))}
      </List>
    </>
  );
}

function List(props: { children: React.ReactNode }) {
  return (
    <Box component="ul" sx={{ listStyle: 'none', m: 0, p: 0, mb: 1 }}>
      {props.children}
    </Box>
  );
}

function Change({ change }: { change: ConfigurationChange }) {
  const t = useTranslate();
  const { at, stage, title, before, after } = change;
  const wordsOf = (value: unknown) =>
    value === undefined
      ? t('incident.notSet')
      : (typeof value === 'string' && value) || JSON.stringify(value);
  return (
    <Line at={at}>
      {t('incident.change', {
        title,
        before: wordsOf(before),
        after: wordsOf(after),
      })}
      <Box sx={{ color: 'text.secondary' }}>{stage}</Box>
    </Line>
  );
}

function Entry({ entry }: { entry: TimelineEntry }) {
  const t = useTranslate();
  const { at, type, text, before, after, by, entityRef, link } = entry;
  const change = [before, after].filter(Boolean).join(' → ');
  return (
    <Line at={at}>
      {t(`incident.entry.${wordOf(type)}`)}
      {text && `: ${text}`}
      {change && ` (${change})`}
      {link && ` ${link}`}{' '}
      {by && (/^user:/.test(by) ? <EntityRefLink entityRef={by} /> : by)}
      {entityRef && <Box sx={{ color: 'text.secondary' }}>{entityRef}</Box>}
    </Line>
  );
}

function Line(props: { at: string; children: React.ReactNode }) {
  const { at, children } = props;
  return (
    <Box component="li" sx={{ overflowWrap: 'anywhere', mb: 0.5 }}>
      <Box
        component="time"
        dateTime={at}
        title={formatUtc(at)}
        sx={{ color: 'text.secondary', mr: 1 }}
      >
        {formatLocal(at)}
      </Box>
      {children}
    </Box>
  );
}

/** `hold-broken` is worded under `holdBroken`. */
function wordOf(type: TimelineEntryType): EntryWord {
  return type.replace(/-(\w)/g, (_, letter: string) =>
    letter.toUpperCase(),
  ) as EntryWord;
}
