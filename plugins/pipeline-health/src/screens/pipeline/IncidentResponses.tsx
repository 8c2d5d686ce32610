import { useApi } from '@backstage/core-plugin-api';
import { EntityRefLink } from '@backstage/plugin-catalog-react';
import { usePermission } from '@backstage/plugin-permission-react';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Link from '@mui/material/Link';
import Typography from '@mui/material/Typography';
import {
  Incident,
  IncidentResponseName,
  isWebUrl,
  pipelineHealthIncidentUpdatePermission,
} from '@pipeline-health/plugin-pipeline-health-common';
import { ReactNode, useState } from 'react';
import { pipelineHealthApiRef } from '../../api/pipelineHealthApiRef';
import { formatLocal } from '../../format/time';
import { useTranslate } from '../../translation/useTranslate';
import { IncidentForm, Said } from './IncidentForm';

interface IncidentProps {
  incident: Incident;
  onChanged: () => void;
}

/** What people said of an incident; while it is open, buttons to say something or to take it back. */
export function IncidentResponses(props: IncidentProps) {
  return (
    <>
      <WhatWasSaid incident={props.incident} />
      {!props.incident.resolvedAt && <Responses {...props} />}
    </>
  );
}

function WhatWasSaid({ incident }: { incident: Incident }) {
  const t = useTranslate();
  const { acknowledgement, snooze, hold, maintenance, recoveredAt } = incident;
  return (
    <Box sx={{ color: 'text.secondary', overflowWrap: 'anywhere' }}>
      {recoveredAt && (
        <div>
          {t('incident.recovering', { time: formatLocal(recoveredAt) })}
        </div>
      )}
      {maintenance && (
        <div>
          {t('incident.maintenance', {
            until: formatLocal(maintenance.until),
            reason: maintenance.reason,
          })}
        </div>
      )}
      {acknowledgement && (
        <SaidBy by={acknowledgement.by} words={acknowledgement.note}>
          {t('incident.acknowledged', {
            time: formatLocal(acknowledgement.at),
          })}
        </SaidBy>
      )}
      {snooze && (
        <SaidBy by={snooze.by} words={snooze.reason}>
          {t('incident.snoozed', { until: formatLocal(snooze.until) })}
        </SaidBy>
      )}
      {hold && (
        <SaidBy
          by={hold.by}
          words={
            <>
              {isWebUrl(hold.link) ? (
                <Link href={hold.link} target="_blank" rel="noopener">
                  {hold.link}
                </Link>
              ) : (
                hold.link
              )}
              {hold.note && <div>{hold.note}</div>}
              {hold.worseSince && (
                <div>
                  {t('incident.worse', { time: formatLocal(hold.worseSince) })}
                </div>
              )}
            </>
          }
        >
          {t('incident.held', { time: formatLocal(hold.at) })}
        </SaidBy>
      )}
    </Box>
  );
}

function SaidBy(props: { by: string; words?: ReactNode; children: ReactNode }) {
  const { by, words, children } = props;
  return (
    <div>
      {children} {/^user:/.test(by) ? <EntityRefLink entityRef={by} /> : by}
      {words && <Box sx={{ color: 'text.primary' }}>{words}</Box>}
    </div>
  );
}

const BEGIN = {
  acknowledgement: 'incident.acknowledge',
  snooze: 'incident.snooze',
  hold: 'incident.hold',
} as const;

const NAMES: IncidentResponseName[] = ['acknowledgement', 'snooze', 'hold'];

function Responses({ incident, onChanged }: IncidentProps) {
  const t = useTranslate();
  const api = useApi(pipelineHealthApiRef);
  const { entityRef, id } = incident;
  const { loading, allowed } = usePermission({
    permission: pipelineHealthIncidentUpdatePermission,
    resourceRef: entityRef,
  });
  const [open, setOpen] = useState<IncidentResponseName>();
  const [state, setState] = useState<{ busy?: boolean; error?: string }>({});
  const may = !loading && allowed && !state.busy;

  async function attempt(work: () => Promise<unknown>) {
    setState({ busy: true });
    try {
      await work();
      setOpen(undefined);
      setState({});
      onChanged();
    } catch (error) {
      setState({ error: error instanceof Error ? error.message : `${error}` });
    }
  }

  const say = (said: Said) =>
    attempt(async () => {
      switch (said.name) {
        case 'snooze':
          return api.snoozeIncident(entityRef, id, said.snooze);
        case 'hold':
          return api.holdIncident(entityRef, id, said.hold);
        default:
          return api.acknowledgeIncident(entityRef, id, said.acknowledgement);
      }
    });

  return (
    <Box sx={{ mt: 1 }}>
      {open ? (
        <IncidentForm
          name={open}
          disabled={!may}
          onSay={say}
          onCancel={() => setOpen(undefined)}
        />
      ) : (
        <Box sx={{ display: 'flex', flexWrap: 'wrap', gap: 1 }}>
          {NAMES.map(name => (
            <Button
              key={name}
              size="small"
              variant="outlined"
              disabled={!may}
              onClick={() => setOpen(name)}
            >
              {t(BEGIN[name])}
            </Button>
          ))}
          {NAMES.filter(name => incident[name]).map(name => (
            <Button
              key={name}
              size="small"
              disabled={!may}
              onClick={() =>
                attempt(() => api.withdrawFromIncident(entityRef, id, name))
              }
            >
              {t(`incident.withdraw.${name}`)}
            </Button>
          ))}
        </Box>
      )}
      {!loading && !allowed && (
        <Typography variant="caption" color="text.secondary" component="p">
          {t('incident.notAllowed', {
            permission: pipelineHealthIncidentUpdatePermission.name,
          })}
        </Typography>
      )}
      {state.error && (
        <Typography variant="caption" color="error" component="p" role="alert">
          {t('incident.failed')} {state.error}
        </Typography>
      )}
    </Box>
  );
}
