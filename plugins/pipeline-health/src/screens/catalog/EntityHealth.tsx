import {
  Entity,
  parseEntityRef,
  stringifyEntityRef,
} from '@backstage/catalog-model';
import { useRouteRef } from '@backstage/core-plugin-api';
import Box from '@mui/material/Box';
import Link from '@mui/material/Link';
import {
  isWatched,
  PipelineSummary,
} from '@pipeline-health/plugin-pipeline-health-common';
import { Link as RouterLink } from 'react-router-dom';
import { useFindingText } from '../../hooks/useFindingText';
import { useSharedHealth } from '../../hooks/useSharedHealth';
import { HealthIcon } from '../../parts/HealthIcon';
import { Root } from '../../parts/Root';
import { pipelineRouteRef } from '../../routes';
import { useTranslate } from '../../translation/useTranslate';

/** The health of an entity in a line; nothing where it is no pipeline. */
export function EntityHealth({ entity }: { entity: Entity }) {
  return isWatched(entity) ? (
    <Root>
      <Watched entityRef={stringifyEntityRef(entity)} />
    </Root>
  ) : null;
}

function Watched({ entityRef }: { entityRef: string }) {
  const t = useTranslate();
  const answer = useSharedHealth(entityRef);
  switch (answer) {
    case undefined:
      return null;
    case 'none':
      return <Quiet>{t('entity.notYet')}</Quiet>;
    case 'failed':
      return <Quiet>{t('list.notAvailable')}</Quiet>;
    default:
      return <Known pipeline={answer} />;
  }
}

function Quiet(props: { children: string }) {
  return (
    <Box component="span" sx={{ color: 'text.secondary' }}>
      {props.children}
    </Box>
  );
}

function Known({ pipeline }: { pipeline: PipelineSummary }) {
  const t = useTranslate();
  const textOf = useFindingText();
  const pipelinePath = useRouteRef(pipelineRouteRef);
  const { entityRef, health, reason } = pipeline;
  return (
    <Box
      component="span"
      sx={{ display: 'inline-flex', alignItems: 'center', gap: 0.75 }}
    >
      <HealthIcon health={health} size={18} />
      <Link
        component={RouterLink}
        to={pipelinePath(parseEntityRef(entityRef))}
        color={health === 'healthy' ? 'text.secondary' : 'text.primary'}
        underline="hover"
        title={reason && textOf(reason).title}
      >
        {t(`health.${health}`)}
      </Link>
    </Box>
  );
}
