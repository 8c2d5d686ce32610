import { useApi } from '@backstage/core-plugin-api';
import { EntityRefLink } from '@backstage/plugin-catalog-react';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Chip from '@mui/material/Chip';
import LinearProgress from '@mui/material/LinearProgress';
import Typography from '@mui/material/Typography';
import {
  ActionProgress,
  ActionTask,
  ActionTaskState,
} from '@pipeline-health/plugin-pipeline-health-common';
import { useState } from 'react';
import { pipelineHealthApiRef } from '../../api/pipelineHealthApiRef';
import { useErrorText } from '../../hooks/useErrorText';
import { formatCount } from '../../format/number';
import { formatLocal } from '../../format/time';
import { useMessageText } from '../../hooks/useMessageText';
import { useTranslate } from '../../translation/useTranslate';
import { Facts } from '../../parts/Facts';
import { EvidenceFacts } from '../pipeline/EvidenceFacts';
import { inventoryFacts, InventoryWords } from '../stage/inventoryFacts';
import { InventoryLines } from '../stage/InventoryLines';

const COLORS: {
  [state in ActionTaskState]: 'info' | 'success' | 'error' | 'default';
} = {
  running: 'info',
  succeeded: 'success',
  failed: 'error',
  cancelled: 'default',
};

/** What an action came to is named by its keys. */
const NO_WORDS: InventoryWords = { order: [], wordsOf: () => undefined };

/** One doing of an action: how it stands, who wanted it and why, and what came of it. */
export function ActionTaskItem(props: {
  task: ActionTask;
  title: string;
  stageName: string;
  cancellable: boolean;
  onChanged(): void;
}) {
  const { task, title, stageName, cancellable, onChanged } = props;
  const t = useTranslate();
  const textOf = useMessageText();
  const { state, progress, message, startedBy, reason, override, problem } =
    task;
  const isRunning = state === 'running';
  return (
    <Box
      component="li"
      sx={{
        py: 1.5,
        fontSize: 13,
        lineHeight: '20px',
        overflowWrap: 'anywhere',
        '& + &': { borderTop: 1, borderColor: 'divider' },
      }}
    >
      <Box sx={{ display: 'flex', flexWrap: 'wrap', gap: 1 }}>
        <Typography sx={{ fontSize: 14, fontWeight: 600 }}>{title}</Typography>
        <Chip
          size="small"
          variant="outlined"
          color={COLORS[state]}
          label={t(`action.state.${state}`)}
        />
        <Box sx={{ color: 'text.secondary' }}>{stageName}</Box>
      </Box>
      {isRunning && progress ? (
        <Progress progress={progress} />
      ) : (
        message && <Box sx={{ mt: 0.5 }}>{textOf(task.sentence, message)}</Box>
      )}
      {isRunning && problem && (
        <Box sx={{ color: 'warning.main' }}>
          {t('action.triedAgain', {
            message: textOf(problem.sentence, problem.message),
          })}
        </Box>
      )}
      {task.after && <Outcome after={task.after} />}
      <Box sx={{ color: 'text.secondary', mt: 0.5 }}>
        {t('action.startedBy', { time: formatLocal(task.startedAt) })}{' '}
        {/^user:/.test(startedBy) ? (
          <EntityRefLink entityRef={startedBy} />
        ) : (
          startedBy
        )}
        {' · '}
        {t('action.because', { reason })}
        {override && (
          <div>{t('action.overridden', { reason: override.reason })}</div>
        )}
      </Box>
      {isRunning && cancellable && <Stop task={task} onStopped={onChanged} />}
    </Box>
  );
}

/** The figures and settings as they were seen afterwards, such as groups of dead letters. */
function Outcome({ after }: { after: NonNullable<ActionTask['after']> }) {
  const facts = inventoryFacts(after, NO_WORDS);
  const t = useTranslate();
  return facts.length === 0 ? null : (
    <Box component="details" sx={{ mt: 0.5 }}>
      <Box component="summary" sx={{ cursor: 'pointer', mb: 0.5 }}>
        {t('action.outcome')}
      </Box>
      <Facts>
        <InventoryLines facts={facts} />
      </Facts>
    </Box>
  );
}

function Progress({ progress }: { progress: ActionProgress }) {
  const t = useTranslate();
  const textOf = useMessageText();
  const { done, total, estimatedEndAt, figures } = progress;
  const message = textOf(progress.sentence, progress.message);
  const known = done !== undefined && total !== undefined && total > 0;
  return (
    <Box sx={{ mt: 0.5 }}>
      {message}
      <LinearProgress
        aria-label={message}
        variant={known ? 'determinate' : 'indeterminate'}
        value={known ? Math.min(100, (100 * done) / total) : undefined}
        sx={{ my: 0.5 }}
      />
      <Box sx={{ color: 'text.secondary', fontVariantNumeric: 'tabular-nums' }}>
        {[
          known &&
            t('action.done', {
              done: formatCount(done),
              total: formatCount(total),
            }),
          estimatedEndAt &&
            t('action.endsAt', { time: formatLocal(estimatedEndAt) }),
        ]
          .filter(Boolean)
          .join(' · ')}
      </Box>
      {figures && <EvidenceFacts evidence={figures} />}
    </Box>
  );
}

function Stop(props: { task: ActionTask; onStopped(): void }) {
  const { id, entityRef, cancellation } = props.task;
  const t = useTranslate();
  const errorText = useErrorText();
  const api = useApi(pipelineHealthApiRef);
  const [state, setState] = useState<{ busy?: boolean; error?: string }>({});
  const stop = async () => {
    setState({ busy: true });
    try {
      await api.cancelActionTask(entityRef, id);
      setState({});
      props.onStopped();
    } catch (error) {
      setState({ error: errorText(error) });
    }
  };
  return (
    <Box sx={{ mt: 1 }}>
      <Button
        size="small"
        variant="outlined"
        color="inherit"
        disabled={state.busy || cancellation !== undefined}
        onClick={stop}
      >
        {t(cancellation ? 'action.stopping' : 'action.stop')}
      </Button>
      {state.error && (
        <Typography variant="caption" color="error" component="p" role="alert">
          {t('action.stopFailed')} {state.error}
        </Typography>
      )}
    </Box>
  );
}
