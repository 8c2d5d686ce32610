import { useApi } from '@backstage/core-plugin-api';
import Box from '@mui/material/Box';
import Typography from '@mui/material/Typography';
import {
  Incident,
  IncidentResponseName,
  PIPELINES_CHANGED_CHANNEL,
} from '@pipeline-health/plugin-pipeline-health-common';
import { useId, useState } from 'react';
import { pipelineHealthApiRef } from '../../api/pipelineHealthApiRef';
import { useErrorText } from '../../hooks/useErrorText';
import { tellOwnChange } from '../../hooks/ownChanges';
import { ErrorText } from '../../parts/ErrorText';
import { HinderableButton } from '../../parts/HinderableButton';
import { useTranslate } from '../../translation/useTranslate';
import { ResponseDialog } from './ResponseDialog';
import { WhatWasSaid } from './WhatWasSaid';

const BEGIN = {
  acknowledgement: 'incident.acknowledge',
  hold: 'incident.hold',
  snooze: 'incident.snooze',
} as const;

const NAMES: IncidentResponseName[] = ['acknowledgement', 'hold', 'snooze'];

/** What people said of an incident that is not over, and what else they can say or take back. */
export function IncidentResponses(props: {
  incident: Incident;
  /** Why the reader may say nothing. */
  hindrance: string | undefined;
}) {
  const t = useTranslate();
  const errorText = useErrorText();
  const api = useApi(pipelineHealthApiRef);
  const reasonId = useId();
  const { incident, hindrance } = props;
  const { entityRef, id } = incident;
  const [open, setOpen] = useState<IncidentResponseName>();
  const [failure, setFailure] = useState<string>();

  const withdraw = async (name: IncidentResponseName) => {
    setFailure(undefined);
    try {
      await api.withdrawFromIncident(entityRef, id, name);
      tellOwnChange(PIPELINES_CHANGED_CHANNEL);
    } catch (error) {
      setFailure(errorText(error));
    }
  };
  const common = {
    size: 'small',
    hindrance,
    'aria-describedby': hindrance && reasonId,
  } as const;

  return (
    <Box sx={{ display: 'flex', flexDirection: 'column', gap: 1 }}>
      <WhatWasSaid incident={incident} />
      <Box sx={{ display: 'flex', flexWrap: 'wrap', gap: 1 }}>
        {NAMES.map(name =>
          incident[name] ? (
            <HinderableButton
              key={name}
              {...common}
              variant="outlined"
              color="inherit"
              onClick={() => withdraw(name)}
            >
              {t(`incident.withdraw.${name}`)}
            </HinderableButton>
          ) : (
            <HinderableButton
              key={name}
              {...common}
              variant={
                name === 'acknowledgement' && incident.state === 'open'
                  ? 'contained'
                  : 'outlined'
              }
              onClick={() => setOpen(name)}
            >
              {t(BEGIN[name])}
            </HinderableButton>
          ),
        )}
      </Box>
      {hindrance && (
        <Typography id={reasonId} variant="caption" color="text.secondary">
          {hindrance}
        </Typography>
      )}
      {failure && (
        <ErrorText>
          {t('incident.failed')} {failure}
        </ErrorText>
      )}
      {open && (
        <ResponseDialog
          name={open}
          incident={incident}
          onClose={() => setOpen(undefined)}
        />
      )}
    </Box>
  );
}
