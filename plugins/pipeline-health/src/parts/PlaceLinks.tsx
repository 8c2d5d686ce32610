import OpenInNewIcon from '@mui/icons-material/OpenInNew';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import {
  isWebUrl,
  StagePlaces,
} from '@pipeline-health/plugin-pipeline-health-common';
import { ReactNode } from 'react';
import { useTranslate } from '../translation/useTranslate';
import { CopyButton } from './CopyButton';

/** Where to go on with a stage or a run: its console, its logs, a terminal; nothing where nobody knows. */
export function PlaceLinks(props: {
  places?: StagePlaces;
  children?: ReactNode;
}) {
  const t = useTranslate();
  const { places = {}, children } = props;
  const { console: page, logs, command } = places;
  if (!page && !logs && !command && !children) {
    return null;
  }
  return (
    <Box sx={{ display: 'flex', flexWrap: 'wrap', gap: 1 }}>
      {page && <Leaving to={page}>{t('stage.console')}</Leaving>}
      {logs && <Leaving to={logs}>{t('stage.logs')}</Leaving>}
      {command && (
        <CopyButton
          text={command}
          label={t('stage.copyCommand')}
          words={t('stage.command')}
        />
      )}
      {children}
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
