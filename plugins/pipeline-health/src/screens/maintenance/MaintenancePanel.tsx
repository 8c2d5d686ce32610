import { useApi } from '@backstage/core-plugin-api';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Skeleton from '@mui/material/Skeleton';
import Typography from '@mui/material/Typography';
import {
  MaintenanceWindow,
  PIPELINES_CHANGED_CHANNEL,
} from '@pipeline-health/plugin-pipeline-health-common';
import { useId, useState } from 'react';
import { pipelineHealthApiRef } from '../../api/pipelineHealthApiRef';
import { useErrorText } from '../../hooks/useErrorText';
import { tellOwnChange } from '../../hooks/ownChanges';
import { useMaintenance } from '../../hooks/useMaintenance';
import { asOfHint } from '../../parts/asOfHint';
import { ErrorText } from '../../parts/ErrorText';
import { HinderableButton } from '../../parts/HinderableButton';
import { Panel } from '../../parts/Panel';
import { useTranslate } from '../../translation/useTranslate';
import { MaintenanceDialog } from './MaintenanceDialog';
import { MaintenanceItem } from './MaintenanceItem';

/** When the pipeline is and will be worked on, so that nobody is told of its incidents meanwhile. */
export function MaintenancePanel(props: {
  entityRef: string;
  /** Why the reader may change nothing of it. */
  hindrance: string | undefined;
}) {
  const t = useTranslate();
  const errorText = useErrorText();
  const reasonId = useId();
  const { entityRef, hindrance } = props;
  const live = useMaintenance(entityRef);
  const [adding, setAdding] = useState(false);
  return (
    <Panel
      title={t('maintenance.title')}
      hint={
        (live.status === 'ready' && asOfHint(t, live)) || t('maintenance.hint')
      }
      action={
        <HinderableButton
          size="small"
          variant="outlined"
          hindrance={hindrance}
          aria-describedby={hindrance && reasonId}
          onClick={() => setAdding(true)}
        >
          {t('maintenance.add')}
        </HinderableButton>
      }
    >
      {live.status === 'loading' && <Skeleton variant="rounded" height={32} />}
      {live.status === 'error' && (
        <Typography variant="body2" color="text.secondary">
          {t('maintenance.failed')} {errorText(live.error)}{' '}
          <Button size="small" onClick={live.retry}>
            {t('state.retry')}
          </Button>
        </Typography>
      )}
      {live.status === 'ready' && (
        <Windows
          entityRef={entityRef}
          items={live.value.items}
          hindrance={hindrance}
        />
      )}
      {hindrance && (
        <Typography
          id={reasonId}
          variant="caption"
          component="p"
          color="text.secondary"
          sx={{ mt: 1 }}
        >
          {hindrance}
        </Typography>
      )}
      {adding && (
        <MaintenanceDialog
          entityRef={entityRef}
          onClose={() => setAdding(false)}
        />
      )}
    </Panel>
  );
}

function Windows(props: {
  entityRef: string;
  items: MaintenanceWindow[];
  hindrance: string | undefined;
}) {
  const t = useTranslate();
  const errorText = useErrorText();
  const api = useApi(pipelineHealthApiRef);
  const { entityRef, items, hindrance } = props;
  const [failure, setFailure] = useState<string>();
  const remove = async (id: string) => {
    setFailure(undefined);
    try {
      await api.removeMaintenance(entityRef, id);
      tellOwnChange(PIPELINES_CHANGED_CHANNEL);
    } catch (error) {
      setFailure(errorText(error));
    }
  };
  if (items.length === 0) {
    return (
      <Typography variant="body2" color="text.secondary">
        {t('maintenance.none')}
      </Typography>
    );
  }
  return (
    <>
      <Box
        component="ul"
        aria-label={t('maintenance.title')}
        sx={{ listStyle: 'none', m: 0, p: 0 }}
      >
        {[...items].sort(soonestFirst).map((item, index) => (
          <MaintenanceItem
            key={item.id ?? index}
            window={item}
            hindrance={hindrance}
            onRemove={remove}
          />
        ))}
      </Box>
      {failure && (
        <ErrorText>
          {t('maintenance.removeFailed')} {failure}
        </ErrorText>
      )}
    </>
  );
}

/** What lasts now comes first, then what begins next. */
function soonestFirst(a: MaintenanceWindow, b: MaintenanceWindow): number {
  return beginOf(a).localeCompare(beginOf(b));
}

function beginOf({ activeUntil, nextAt = '' }: MaintenanceWindow): string {
  return activeUntil ? '' : nextAt;
}
