import { useApi, useApiHolder } from '@backstage/core-plugin-api';
import { EntityRefLink } from '@backstage/plugin-catalog-react';
import PersonIcon from '@mui/icons-material/PersonOutline';
import Box from '@mui/material/Box';
import Link from '@mui/material/Link';
import { PipelineSummary } from '@pipeline-health/plugin-pipeline-health-common';
import { ReactNode, useCallback } from 'react';
import { OnCallPerson, onCallApiRef } from '../../api/onCallApiRef';
import { entityName } from '../../format/entityName';
import { formatLocal } from '../../format/time';
import { useLive } from '../../hooks/useLive';
import { IncidentStateChip } from '../../parts/IncidentStateChip';
import { useTranslate } from '../../translation/useTranslate';

/** Whose it is to answer, and whether somebody has. */
export function Responsible(props: { pipeline: PipelineSummary }) {
  const t = useTranslate();
  const { incident } = props.pipeline;
  return (
    <Box sx={{ minWidth: 0, overflowWrap: 'anywhere' }}>
      <Box sx={{ display: 'flex', gap: 0.5, fontSize: '1.05em' }}>
        <PersonIcon aria-hidden sx={{ fontSize: '1.4em' }} />
        <Box sx={{ minWidth: 0, fontWeight: 600 }}>
          <WhoIsCalled {...props} />
        </Box>
      </Box>
      <Box sx={{ color: 'text.secondary', fontSize: '0.9em' }}>
        {incident ? (
          <>
            {incident.onsetAt === undefined
              ? t('onCall.noticed', { time: formatLocal(incident.openedAt) })
              : t('onCall.since', { time: formatLocal(incident.onsetAt) })}
            {', '}
            <Box component="strong" sx={{ color: 'text.primary' }}>
              {t('onCall.noAnswer')}
            </Box>{' '}
            <IncidentStateChip incident={incident} />
          </>
        ) : (
          t('onCall.noIncident')
        )}
      </Box>
    </Box>
  );
}

function WhoIsCalled(props: { pipeline: PipelineSummary }) {
  return useApiHolder().get(onCallApiRef) ? (
    <OnCall {...props} />
  ) : (
    <Owner {...props} />
  );
}

function OnCall(props: { pipeline: PipelineSummary }) {
  const t = useTranslate();
  const api = useApi(onCallApiRef);
  const { entityRef, owner } = props.pipeline;
  const load = useCallback(
    (signal: AbortSignal) => api.whoIsOnCall({ entityRef, owner }, { signal }),
    [api, entityRef, owner],
  );
  const live = useLive(load);
  if (live.status !== 'ready') {
    return (
      <>
        <Owner {...props} />
        {live.status === 'error' && <Aside>{t('onCall.onCallFailed')}</Aside>}
      </>
    );
  }
  return live.value.length === 0 ? (
    <>
      <Owner {...props} />
      <Aside>{t('onCall.nobodyOnCall')}</Aside>
    </>
  ) : (
    <>
      {live.value.map((person, index) => (
        <span key={person.name}>
          {index > 0 && ', '}
          <Person person={person} />
        </span>
      ))}
    </>
  );
}

function Person({ person }: { person: OnCallPerson }) {
  const { name, link = '' } = person;
  return /^(https?|mailto|tel):/i.test(link) ? (
    <Link href={link} underline="always">
      {name}
    </Link>
  ) : (
    <>{name}</>
  );
}

function Owner({ pipeline }: { pipeline: PipelineSummary }) {
  const t = useTranslate();
  const { owner, ownerTitle } = pipeline;
  return owner ? (
    <EntityRefLink
      entityRef={owner}
      title={ownerTitle ?? entityName(owner)}
      hideIcon
    />
  ) : (
    <>{t('list.noOwner')}</>
  );
}

function Aside(props: { children: ReactNode }) {
  return (
    <Box sx={{ fontSize: '0.85em', fontWeight: 400, color: 'text.secondary' }}>
      {props.children}
    </Box>
  );
}
