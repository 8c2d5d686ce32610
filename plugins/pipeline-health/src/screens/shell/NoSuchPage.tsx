import { useRouteRef } from '@backstage/core-plugin-api';
import SearchOffIcon from '@mui/icons-material/SearchOff';
import Button from '@mui/material/Button';
import { Link as RouterLink } from 'react-router-dom';
import { Notice } from '../../parts/Notice';
import { rootRouteRef } from '../../routes';
import { useTranslate } from '../../translation/useTranslate';

/** An address below ours that leads nowhere. */
export function NoSuchPage() {
  const t = useTranslate();
  const root = useRouteRef(rootRouteRef)();
  return (
    <Notice
      alert
      icon={<SearchOffIcon />}
      title={t('error.page.title')}
      body={t('error.page.body')}
    >
      <Button component={RouterLink} to={root} variant="contained">
        {t('home.all')}
      </Button>
    </Notice>
  );
}
