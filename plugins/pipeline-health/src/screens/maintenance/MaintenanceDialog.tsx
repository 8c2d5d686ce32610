import { useApi } from '@backstage/core-plugin-api';
import FormControl from '@mui/material/FormControl';
import FormControlLabel from '@mui/material/FormControlLabel';
import FormLabel from '@mui/material/FormLabel';
import Radio from '@mui/material/Radio';
import RadioGroup from '@mui/material/RadioGroup';
import { PIPELINES_CHANGED_CHANNEL } from '@pipeline-health/plugin-pipeline-health-common';
import { useId, useState } from 'react';
import { pipelineHealthApiRef } from '../../api/pipelineHealthApiRef';
import { serverNow } from '../../clock/serverClock';
import { tellOwnChange } from '../../hooks/ownChanges';
import { useSubmission } from '../../hooks/useSubmission';
import { FormDialog } from '../../parts/FormDialog';
import { FormField } from '../../parts/FormField';
import { useTranslate } from '../../translation/useTranslate';
import {
  emptyMaintenance,
  MAINTENANCE_FIELDS,
  MaintenanceField,
  MaintenanceInput,
  newMaintenanceOf,
  problemsOf,
} from './maintenanceInput';

/** Where a person says when a pipeline is worked on. */
export function MaintenanceDialog(props: {
  entityRef: string;
  onClose(): void;
}) {
  const t = useTranslate();
  const api = useApi(pipelineHealthApiRef);
  const { entityRef, onClose } = props;
  const kindId = useId();
  const [input, setInput] = useState(() => emptyMaintenance(serverNow()));
  const { busy, failure, problemOf, send } = useSubmission({
    fields: MAINTENANCE_FIELDS,
    problems: problemsOf(input, serverNow(), t),
    send: () => api.addMaintenance(entityRef, newMaintenanceOf(input)),
    onSent: () => {
      tellOwnChange(PIPELINES_CHANGED_CHANNEL);
      onClose();
    },
  });
  const fieldOf = (name: MaintenanceField) => ({
    value: input[name],
    problem: problemOf(name),
    onChange: (value: string) => setInput({ ...input, [name]: value }),
  });
  return (
    <FormDialog
      title={t('maintenance.add')}
      about={t('maintenance.about')}
      confirm={t('maintenance.confirm')}
      busy={busy}
      failure={failure}
      onSend={send}
      onClose={onClose}
    >
      <FormControl>
        <FormLabel id={kindId} sx={{ fontSize: 12 }}>
          {t('maintenance.kind')}
        </FormLabel>
        <RadioGroup
          row
          aria-labelledby={kindId}
          value={input.kind}
          onChange={(_, kind) =>
            setInput({ ...input, kind: kind as MaintenanceInput['kind'] })
          }
        >
          {(['once', 'repeated'] as const).map(kind => (
            <FormControlLabel
              key={kind}
              value={kind}
              label={t(`maintenance.${kind}`)}
              componentsProps={{ typography: { variant: 'body2' } }}
              control={<Radio size="small" />}
            />
          ))}
        </RadioGroup>
      </FormControl>
      {input.kind === 'once' ? (
        <>
          <FormField
            required
            type="datetime-local"
            label={t('maintenance.from')}
            InputLabelProps={{ shrink: true }}
            {...fieldOf('from')}
          />
          <FormField
            required
            type="datetime-local"
            label={t('maintenance.to')}
            InputLabelProps={{ shrink: true }}
            helperText={t('form.yourZone')}
            {...fieldOf('until')}
          />
        </>
      ) : (
        <>
          <FormField
            required
            label={t('maintenance.cron')}
            placeholder="0 2 * * 6"
            helperText={t('maintenance.cronHelp')}
            {...fieldOf('cron')}
          />
          <FormField
            required
            label={t('maintenance.duration')}
            placeholder="2h"
            helperText={t('maintenance.durationHelp')}
            {...fieldOf('duration')}
          />
          <FormField
            label={t('maintenance.timezone')}
            {...fieldOf('timezone')}
          />
        </>
      )}
      <FormField
        required
        multiline
        label={t('maintenance.reason')}
        {...fieldOf('reason')}
      />
    </FormDialog>
  );
}
