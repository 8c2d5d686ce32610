import SnoozeIcon from '@mui/icons-material/AccessAlarmsOutlined';
import CheckIcon from '@mui/icons-material/Check';
import HoldIcon from '@mui/icons-material/PauseCircleOutline';
import Typography from '@mui/material/Typography';
import {
  IncidentResponseName,
  pipelineHealthIncidentUpdatePermission,
  PipelineSummary,
} from '@pipeline-health/plugin-pipeline-health-common';
import { useId, useState } from 'react';
import { useHindrance } from '../../hooks/useHindrance';
import { HinderableButton } from '../../parts/HinderableButton';
import { useTranslate } from '../../translation/useTranslate';
import { ResponseDialog } from '../incidents/ResponseDialog';
import { touchable } from './touchable';

const RESPONSES = [
  { name: 'acknowledgement', word: 'incident.acknowledge', icon: CheckIcon },
  { name: 'hold', word: 'onCall.hold', icon: HoldIcon },
  { name: 'snooze', word: 'incident.snooze', icon: SnoozeIcon },
] as const;

/** What can be answered to an incident; nothing without one. */
export function Responses(props: { pipeline: PipelineSummary }) {
  const t = useTranslate();
  const reasonId = useId();
  const { entityRef, title, incident } = props.pipeline;
  const [open, setOpen] = useState<IncidentResponseName>();
  const hindrance = useHindrance(
    entityRef,
    pipelineHealthIncidentUpdatePermission,
  );
  if (!incident) {
    return null;
  }
  return (
    <>
      {RESPONSES.map(({ name, word, icon: Icon }) => (
        <HinderableButton
          key={name}
          variant="outlined"
          color="inherit"
          startIcon={<Icon />}
          aria-label={`${t(word)}: ${title}`}
          aria-describedby={hindrance && reasonId}
          hindrance={hindrance}
          onClick={() => setOpen(name)}
          sx={touchable}
        >
          {t(word)}
        </HinderableButton>
      ))}
      {hindrance && (
        <Typography
          id={reasonId}
          variant="caption"
          color="text.secondary"
          sx={{ flexBasis: '100%' }}
        >
          {hindrance}
        </Typography>
      )}
      {open && (
        <ResponseDialog
          name={open}
          incident={{ entityRef, id: incident.id }}
          onClose={() => setOpen(undefined)}
        />
      )}
    </>
  );
}
