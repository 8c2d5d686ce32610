import { useRouteRef } from '@backstage/core-plugin-api';
import Link from '@mui/material/Link';
import { Link as RouterLink } from 'react-router-dom';
import { onCallRouteRef } from '../../routes';
import { useTranslate } from '../../translation/useTranslate';

/** Leads to the board of what burns. */
export function OnCallLink() {
  const t = useTranslate();
  const path = useRouteRef(onCallRouteRef)();
  return (
    <Link component={RouterLink} to={path} sx={{ fontSize: 12 }}>
      {t('onCall.title')}
    </Link>
  );
}
