import { useApi } from '@backstage/core-plugin-api';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Dialog from '@mui/material/Dialog';
import DialogActions from '@mui/material/DialogActions';
import DialogContent from '@mui/material/DialogContent';
import DialogTitle from '@mui/material/DialogTitle';
import LinearProgress from '@mui/material/LinearProgress';
import { useTheme } from '@mui/material/styles';
import TextField from '@mui/material/TextField';
import Typography from '@mui/material/Typography';
import useMediaQuery from '@mui/material/useMediaQuery';
import {
  AvailableAction,
  ProposedAction,
} from '@pipeline-health/plugin-pipeline-health-common';
import { useCallback, useEffect, useId, useState } from 'react';
import { pipelineHealthApiRef } from '../../api/pipelineHealthApiRef';
import { useErrorText } from '../../hooks/useErrorText';
import { rootStyle } from '../../parts/Root';
import { useTranslate } from '../../translation/useTranslate';
import { ActionFields } from './ActionFields';
import { inputFields, inputOf, InputValues, isFilled } from './inputFields';
import { ProposalView } from './ProposalView';

/** As the API takes it. */
const LONGEST_REASON = 2_000;

interface ActionDialogProps {
  entityRef: string;
  action: AvailableAction;
  stageName: string;
  onClose(): void;
  onStarted(): void;
}

/** Asks what an action would do, shows it, and has it done once somebody says why. */
export function ActionDialog(props: ActionDialogProps) {
  const { entityRef, action, stageName, onClose, onStarted } = props;
  const t = useTranslate();
  const titleId = useId();
  const fullScreen = useMediaQuery(useTheme().breakpoints.down('sm'));
  const fields = inputFields(action.inputSchema);
  const [values, setValues] = useState<InputValues>({});
  const [reason, setReason] = useState('');
  const [override, setOverride] = useState('');
  const { proposal, busy, failure, propose, start, forget } = useProposal(
    entityRef,
    action,
  );

  // What needs no answer is looked at as it is configured; whoever wants it otherwise opens the options.
  const asksNothing = !fields.some(({ required }) => required);
  useEffect(() => {
    if (asksNothing) {
      propose({});
    }
  }, [asksNothing, propose]);

  const needsOverride = proposal?.blocked === true;
  const isImpossible = proposal?.lines.some(
    ({ level, final }) => level === 'red' && final,
  );
  const isReady =
    proposal &&
    reason.trim() !== '' &&
    !isImpossible &&
    (!needsOverride || override.trim() !== '');

  const confirm = async () => {
    const isStarted = await start({
      reason: reason.trim(),
      ...(needsOverride && { override: override.trim() }),
    });
    if (isStarted) {
      onStarted();
    }
  };

  const form = (
    <ActionFields
      fields={fields}
      values={values}
      disabled={busy !== undefined}
      onChange={next => {
        setValues(next);
        forget();
      }}
    />
  );
  return (
    <Dialog
      open
      fullWidth
      maxWidth="sm"
      fullScreen={fullScreen}
      onClose={onClose}
      PaperProps={{ sx: rootStyle }}
      aria-labelledby={titleId}
    >
      <DialogTitle id={titleId} sx={{ overflowWrap: 'anywhere' }}>
        {action.title}
        <Typography variant="body2" color="text.secondary">
          {stageName}
        </Typography>
      </DialogTitle>
      <DialogContent sx={{ display: 'flex', flexDirection: 'column', gap: 2 }}>
        <Typography variant="body2">{action.description}</Typography>
        {asksNothing && fields.length > 0 ? (
          <details>
            <Box
              component="summary"
              sx={{ cursor: 'pointer', fontWeight: 600, mb: 1 }}
            >
              {t('action.options')}
            </Box>
            {form}
          </details>
        ) : (
          form
        )}
        {busy === 'proposing' && (
          <Box role="status">
            <Typography variant="body2" color="text.secondary">
              {t('action.checking')}
            </Typography>
            <LinearProgress sx={{ mt: 1 }} />
          </Box>
        )}
        {proposal && (
          <>
            <ProposalView proposal={proposal} />
            {needsOverride && (
              <Typography variant="body2" color="error">
                {t(isImpossible ? 'action.blockedForGood' : 'action.blocked')}
              </Typography>
            )}
            {!isImpossible && (
              <>
                <Why
                  label={t('action.reason')}
                  help={t('action.reasonHelp')}
                  value={reason}
                  onChange={setReason}
                />
                {needsOverride && (
                  <Why
                    label={t('action.override')}
                    value={override}
                    onChange={setOverride}
                  />
                )}
              </>
            )}
          </>
        )}
        {failure && (
          <Typography variant="body2" color="error" role="alert">
            {t(
              failure.of === 'proposing'
                ? 'action.checkFailed'
                : 'action.startFailed',
            )}{' '}
            {failure.message}
          </Typography>
        )}
      </DialogContent>
      <DialogActions sx={{ px: 3, pb: 2 }}>
        <Button onClick={onClose}>{t('action.cancel')}</Button>
        {proposal ? (
          <Button
            variant="contained"
            color={needsOverride ? 'error' : 'primary'}
            disabled={!isReady || busy !== undefined}
            onClick={confirm}
          >
            {action.title}
          </Button>
        ) : (
          <Button
            variant="contained"
            disabled={busy !== undefined || !isFilled(fields, values)}
            onClick={() => propose(inputOf(fields, values))}
          >
            {t('action.check')}
          </Button>
        )}
      </DialogActions>
    </Dialog>
  );
}

function Why(props: {
  label: string;
  help?: string;
  value: string;
  onChange(value: string): void;
}) {
  return (
    <TextField
      size="small"
      fullWidth
      multiline
      required
      label={props.label}
      helperText={props.help}
      value={props.value}
      onChange={event => props.onChange(event.target.value)}
      inputProps={{ maxLength: LONGEST_REASON }}
    />
  );
}

type Busy = 'proposing' | 'starting';

/** The proposal of an action, and its start. */
function useProposal(entityRef: string, { action, stage }: AvailableAction) {
  const api = useApi(pipelineHealthApiRef);
  const errorText = useErrorText();
  const [proposal, setProposal] = useState<ProposedAction>();
  const [busy, setBusy] = useState<Busy>();
  const [failure, setFailure] = useState<{ of: Busy; message: string }>();

  const attempt = useCallback(
    async (of: Busy, work: () => Promise<void>) => {
      setBusy(of);
      setFailure(undefined);
      try {
        await work();
        return true;
      } catch (error) {
        setFailure({ of, message: errorText(error) });
        return false;
      } finally {
        setBusy(undefined);
      }
    },
    [errorText],
  );

  const propose = useCallback(
    (input: ProposedAction['input']) =>
      attempt('proposing', async () =>
        setProposal(
          await api.proposeAction(entityRef, action, { stage, input }),
        ),
      ),
    [api, entityRef, action, stage, attempt],
  );

  const start = (why: { reason: string; override?: string }) =>
    attempt('starting', async () => {
      if (proposal) {
        const { input, token } = proposal;
        await api.startAction(
          entityRef,
          action,
          { stage, input, token, ...why },
          // Pressed twice, or sent again after a lost answer, it is done once.
          { idempotencyKey: token },
        );
      }
    });

  const forget = () => {
    setProposal(undefined);
    setFailure(undefined);
  };
  return { proposal, busy, failure, propose, start, forget };
}
