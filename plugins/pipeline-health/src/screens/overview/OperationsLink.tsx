import { useApiHolder, useRouteRef } from '@backstage/core-plugin-api';
import {
  permissionApiRef,
  usePermission,
} from '@backstage/plugin-permission-react';
import Link from '@mui/material/Link';
import { pipelineHealthCollectionReadPermission } from '@pipeline-health/plugin-pipeline-health-common';
import { Link as RouterLink } from 'react-router-dom';
import { operationsRouteRef } from '../../routes';
import { useTranslate } from '../../translation/useTranslate';

/** Leads to how collection goes, for who may see that. */
export function OperationsLink() {
  return useApiHolder().get(permissionApiRef) ? <WhereAllowed /> : null;
}

function WhereAllowed() {
  const t = useTranslate();
  const path = useRouteRef(operationsRouteRef)();
  const { allowed } = usePermission({
    permission: pipelineHealthCollectionReadPermission,
  });
  return allowed ? (
    <Link component={RouterLink} to={path} sx={{ fontSize: 12 }}>
      {t('operations.title')}
    </Link>
  ) : null;
}
