import OpenInNewIcon from '@mui/icons-material/OpenInNew';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import {
  isWebUrl,
  Stage,
} from '@pipeline-health/plugin-pipeline-health-common';
import { CopyButton } from '../../parts/CopyButton';
import { useTranslate } from '../../translation/useTranslate';

/** Where to go on with a stage: its console, its logs, a terminal. */
export function StagePlaceLinks({ stage }: { stage: Stage }) {
  const t = useTranslate();
  const { console: page, logs, command } = stage.places ?? {};
  return (
    <Box sx={{ display: 'flex', flexWrap: 'wrap', gap: 1, my: 1.5 }}>
      {page && <Leaving to={page}>{t('stage.console')}</Leaving>}
      {logs && <Leaving to={logs}>{t('stage.logs')}</Leaving>}
      {command && (
        <CopyButton
          text={command}
          label={t('stage.copyCommand')}
          words={t('stage.command')}
        />
      )}
      <CopyButton
        text={stage.arn}
        label={t('pipeline.copyArn')}
        words={t('stage.arn')}
      />
    </Box>
  );
}

function Leaving(props: { to: string; children: string }) {
  return isWebUrl(props.to) ? (
    <Button
      size="small"
      variant="outlined"
      color="inherit"
      href={props.to}
      target="_blank"
      rel="noopener"
      endIcon={<OpenInNewIcon aria-hidden />}
    >
      {props.children}
    </Button>
  ) : null;
}
