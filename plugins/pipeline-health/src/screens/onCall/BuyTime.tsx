import TimerIcon from '@mui/icons-material/MoreTimeOutlined';
import {
  ACTION_TASKS_CHANGED_CHANNEL,
  PipelineSummary,
} from '@pipeline-health/plugin-pipeline-health-common';
import { useState } from 'react';
import { tellOwnChange } from '../../hooks/ownChanges';
import { useActions } from '../../hooks/useActions';
import { ActionDialog } from '../actions/ActionDialog';
import { hindranceOf } from '../actions/hindranceOf';
import { HinderableButton } from '../../parts/HinderableButton';
import { useTranslate } from '../../translation/useTranslate';
import { touchable } from './touchable';

const KEEP_LONGER = 'extend-retention';

/** Has the data kept for longer, where a clock runs and that can be done. */
export function BuyTime(props: { pipeline: PipelineSummary }) {
  const t = useTranslate();
  const { entityRef, title, lossBasis } = props.pipeline;
  const live = useActions(entityRef);
  const [open, setOpen] = useState(false);
  const action =
    live.status === 'ready'
      ? live.value.items.find(
          ({ action: id, stage }) =>
            id === KEEP_LONGER && stage === lossBasis?.stage,
        )
      : undefined;
  if (!action) {
    return null;
  }
  return (
    <>
      <HinderableButton
        variant="contained"
        startIcon={<TimerIcon />}
        hindrance={hindranceOf(action)}
        onClick={() => setOpen(true)}
        sx={touchable}
      >
        {t('onCall.buyTime')}
      </HinderableButton>
      {open && (
        <ActionDialog
          entityRef={entityRef}
          action={action}
          stageName={title}
          onClose={() => setOpen(false)}
          onStarted={() => {
            setOpen(false);
            tellOwnChange(ACTION_TASKS_CHANGED_CHANNEL);
          }}
        />
      )}
    </>
  );
}
