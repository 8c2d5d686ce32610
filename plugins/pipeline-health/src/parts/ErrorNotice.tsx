import { useRouteRef } from '@backstage/core-plugin-api';
import CloudOffIcon from '@mui/icons-material/CloudOff';
import ExtensionOffIcon from '@mui/icons-material/ExtensionOffOutlined';
import LockIcon from '@mui/icons-material/LockOutlined';
import SearchOffIcon from '@mui/icons-material/SearchOff';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Typography from '@mui/material/Typography';
import { Link as RouterLink } from 'react-router-dom';
import { rootRouteRef } from '../routes';
import { useTranslate } from '../translation/useTranslate';
import { failureOf } from './failureOf';
import { Notice } from './Notice';

const ICONS = {
  missing: SearchOffIcon,
  notInstalled: ExtensionOffIcon,
  signedOut: LockIcon,
  forbidden: LockIcon,
  unanswered: CloudOffIcon,
};

/** There is nothing to show: says why, and leads on. */
export function ErrorNotice(props: {
  error: Error;
  onRetry(): void;
  /** A page within others leads back to them. */
  within?: boolean;
}) {
  const t = useTranslate();
  const root = useRouteRef(rootRouteRef)();
  const { error, onRetry, within } = props;
  const failure = failureOf(error);
  const Icon = ICONS[failure];
  return (
    <Notice
      alert
      icon={<Icon />}
      title={t(`error.${failure}.title`)}
      body={t(`error.${failure}.body`)}
    >
      {failure === 'unanswered' && (
        <Typography
          component="code"
          sx={{
            fontFamily: 'monospace',
            fontSize: 13,
            color: 'text.secondary',
            overflowWrap: 'anywhere',
          }}
        >
          {error.message}
        </Typography>
      )}
      <Box
        sx={{
          display: 'flex',
          flexWrap: 'wrap',
          justifyContent: 'center',
          gap: 1,
        }}
      >
        <Button variant="contained" onClick={onRetry}>
          {t('state.retry')}
        </Button>
        {within && (
          <Button component={RouterLink} to={root}>
            {t('home.all')}
          </Button>
        )}
      </Box>
    </Notice>
  );
}
