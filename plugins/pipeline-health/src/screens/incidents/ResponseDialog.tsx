import { useApi } from '@backstage/core-plugin-api';
import Box from '@mui/material/Box';
import Chip from '@mui/material/Chip';
import {
  Incident,
  IncidentResponseName,
  isWebUrl,
  PIPELINES_CHANGED_CHANNEL,
} from '@pipeline-health/plugin-pipeline-health-common';
import { useState } from 'react';
import { pipelineHealthApiRef } from '../../api/pipelineHealthApiRef';
import { serverNow } from '../../clock/serverClock';
import { fromLocalInput, toLocalInput } from '../../format/localInput';
import { tellOwnChange } from '../../hooks/ownChanges';
import { Submission, useSubmission } from '../../hooks/useSubmission';
import { FormDialog } from '../../parts/FormDialog';
import { FormField } from '../../parts/FormField';
import { useTranslate } from '../../translation/useTranslate';
import { snoozeChoices } from './snoozeChoices';

interface DialogProps {
  incident: Pick<Incident, 'entityRef' | 'id'>;
  onClose(): void;
}

/** Where a person says something of an incident. */
export function ResponseDialog(
  props: DialogProps & { name: IncidentResponseName },
) {
  switch (props.name) {
    case 'snooze':
      return <SnoozeDialog {...props} />;
    case 'hold':
      return <HoldDialog {...props} />;
    default:
      return <AcknowledgementDialog {...props} />;
  }
}

function AcknowledgementDialog({ incident, onClose }: DialogProps) {
  const t = useTranslate();
  const api = useApi(pipelineHealthApiRef);
  const { entityRef, id } = incident;
  const [note, setNote] = useState('');
  const submission = useSubmission({
    fields: ['note'],
    problems: {},
    send: () => api.acknowledgeIncident(entityRef, id, noteOf(note)),
    onSent: sent(onClose),
  });
  return (
    <FormDialog
      title={t('incident.acknowledge')}
      about={t('incident.aboutAcknowledgement')}
      confirm={t('incident.confirm')}
      {...partsOf(submission)}
      onClose={onClose}
    >
      <Note value={note} submission={submission} onChange={setNote} />
    </FormDialog>
  );
}

function SnoozeDialog({ incident, onClose }: DialogProps) {
  const t = useTranslate();
  const api = useApi(pipelineHealthApiRef);
  const { entityRef, id } = incident;
  const [choices] = useState(() => snoozeChoices(serverNow()));
  const [until, setUntil] = useState(toLocalInput(choices[0].until));
  const [reason, setReason] = useState('');
  const time = fromLocalInput(until);
  const submission = useSubmission({
    fields: ['until', 'reason'],
    problems: {
      until:
        time === undefined || Date.parse(time) <= serverNow()
          ? t('form.future')
          : undefined,
      reason: reason.trim() ? undefined : t('form.reasonNeeded'),
    },
    send: async () =>
      time !== undefined &&
      api.snoozeIncident(entityRef, id, { until: time, reason: reason.trim() }),
    onSent: sent(onClose),
  });
  return (
    <FormDialog
      title={t('incident.snooze')}
      about={t('incident.aboutSnooze')}
      confirm={t('incident.confirmSnooze')}
      {...partsOf(submission)}
      onClose={onClose}
    >
      <Box sx={{ display: 'flex', flexWrap: 'wrap', gap: 1 }}>
        {choices.map(choice => {
          const value = toLocalInput(choice.until);
          return (
            <Chip
              key={choice.name}
              clickable
              variant={value === until ? 'filled' : 'outlined'}
              color={value === until ? 'primary' : 'default'}
              aria-pressed={value === until}
              label={t(`incident.snoozeFor.${choice.name}`)}
              onClick={() => setUntil(value)}
            />
          );
        })}
      </Box>
      <FormField
        required
        type="datetime-local"
        label={t('incident.until')}
        InputLabelProps={{ shrink: true }}
        helperText={t('form.yourZone')}
        value={until}
        problem={submission.problemOf('until')}
        onChange={setUntil}
      />
      <FormField
        required
        multiline
        label={t('incident.reason')}
        value={reason}
        problem={submission.problemOf('reason')}
        onChange={setReason}
      />
    </FormDialog>
  );
}

function HoldDialog({ incident, onClose }: DialogProps) {
  const t = useTranslate();
  const api = useApi(pipelineHealthApiRef);
  const { entityRef, id } = incident;
  const [link, setLink] = useState('');
  const [note, setNote] = useState('');
  const submission = useSubmission({
    fields: ['link', 'note'],
    problems: { link: isWebUrl(link.trim()) ? undefined : t('form.address') },
    send: () =>
      api.holdIncident(entityRef, id, { link: link.trim(), ...noteOf(note) }),
    onSent: sent(onClose),
  });
  return (
    <FormDialog
      title={t('incident.hold')}
      about={t('incident.aboutHold')}
      confirm={t('incident.confirmHold')}
      {...partsOf(submission)}
      onClose={onClose}
    >
      <FormField
        required
        type="url"
        label={t('incident.link')}
        placeholder="https://"
        value={link}
        problem={submission.problemOf('link')}
        onChange={setLink}
      />
      <Note value={note} submission={submission} onChange={setNote} />
    </FormDialog>
  );
}

function Note(props: {
  value: string;
  submission: Pick<Submission<'note'>, 'problemOf'>;
  onChange(value: string): void;
}) {
  return (
    <FormField
      multiline
      label={useTranslate()('incident.note')}
      value={props.value}
      problem={props.submission.problemOf('note')}
      onChange={props.onChange}
    />
  );
}

/** What everything that shows the incident is told, once it is said. */
function sent(onClose: () => void) {
  return () => {
    tellOwnChange(PIPELINES_CHANGED_CHANNEL);
    onClose();
  };
}

function partsOf<TField extends string>(submission: Submission<TField>) {
  const { busy, failure, send } = submission;
  return { busy, failure, onSend: send };
}

function noteOf(text: string): { note?: string } {
  const note = text.trim();
  return note ? { note } : {};
}
