import { useApi } from '@backstage/core-plugin-api';
import { EntityRefLink } from '@backstage/plugin-catalog-react';
import { usePermission } from '@backstage/plugin-permission-react';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import TextField from '@mui/material/TextField';
import Typography from '@mui/material/Typography';
import {
  Incident,
  pipelineHealthIncidentUpdatePermission,
} from '@pipeline-health/plugin-pipeline-health-common';
import { useState } from 'react';
import { pipelineHealthApiRef } from '../../api/pipelineHealthApiRef';
import { formatLocal } from '../../format/time';
import { useTranslate } from '../../translation/useTranslate';

interface AcknowledgementProps {
  incident: Incident;
  onAcknowledged: () => void;
}

/** Who has seen an incident; while it is open, a button to say so. */
export function IncidentAcknowledgement(props: AcknowledgementProps) {
  const { acknowledgement, resolvedAt } = props.incident;
  return (
    <>
      {acknowledgement && <Acknowledged {...acknowledgement} />}
      {!resolvedAt && <Acknowledge {...props} />}
    </>
  );
}

function Acknowledged(props: NonNullable<Incident['acknowledgement']>) {
  const t = useTranslate();
  const { at, by, note } = props;
  const isEntity = /^user:/.test(by);
  return (
    <Box sx={{ color: 'text.secondary', overflowWrap: 'anywhere' }}>
      {t('incident.acknowledged', { time: formatLocal(at) })}{' '}
      {isEntity ? <EntityRefLink entityRef={by} /> : by}
      {note && <Box sx={{ color: 'text.primary' }}>{note}</Box>}
    </Box>
  );
}

function Acknowledge({ incident, onAcknowledged }: AcknowledgementProps) {
  const t = useTranslate();
  const api = useApi(pipelineHealthApiRef);
  const { loading, allowed } = usePermission({
    permission: pipelineHealthIncidentUpdatePermission,
    resourceRef: incident.entityRef,
  });
  const [note, setNote] = useState<string>();
  const [state, setState] = useState<{ busy?: boolean; error?: string }>({});
  const may = !loading && allowed;

  async function acknowledge() {
    setState({ busy: true });
    try {
      await api.acknowledgeIncident(incident.entityRef, incident.id, {
        ...(note && { note }),
      });
      setNote(undefined);
      setState({});
      onAcknowledged();
    } catch (error) {
      setState({ error: error instanceof Error ? error.message : `${error}` });
    }
  }

  return (
    <Box sx={{ mt: 1 }}>
      {note !== undefined && (
        <TextField
          size="small"
          fullWidth
          multiline
          sx={{ mb: 1 }}
          label={t('incident.note')}
          value={note}
          onChange={event => setNote(event.target.value)}
          inputProps={{ maxLength: 2_000 }}
        />
      )}
      <Button
        size="small"
        variant="outlined"
        disabled={!may || state.busy}
        onClick={note === undefined ? () => setNote('') : acknowledge}
      >
        {note === undefined ? t('incident.acknowledge') : t('incident.confirm')}
      </Button>
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
