import { ResponseError } from '@backstage/errors';
import CloudOffIcon from '@mui/icons-material/CloudOff';
import LockIcon from '@mui/icons-material/LockOutlined';
import SearchOffIcon from '@mui/icons-material/SearchOff';
import Button from '@mui/material/Button';
import Typography from '@mui/material/Typography';
import { useTranslate } from '../translation/useTranslate';
import { Notice } from './Notice';

/** We could not ask: says why, and lets people try again. */
export function ErrorNotice(props: { error: Error; onRetry(): void }) {
  const t = useTranslate();
  const { error, onRetry } = props;
  const status = error instanceof ResponseError ? error.statusCode : undefined;
  if (status === 404) {
    return (
      <Notice
        alert
        icon={<SearchOffIcon />}
        title={t('state.error.notFound')}
        body={t('state.error.notFoundBody')}
      />
    );
  }
  if (status === 401 || status === 403) {
    return (
      <Notice
        alert
        icon={<LockIcon />}
        title={t('state.error.forbidden')}
        body={t('state.error.forbiddenBody')}
      />
    );
  }
  return (
    <Notice
      alert
      icon={<CloudOffIcon />}
      title={t('state.error.title')}
      body={t('state.error.body')}
    >
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
      <Button variant="contained" onClick={onRetry}>
        {t('state.retry')}
      </Button>
    </Notice>
  );
}
