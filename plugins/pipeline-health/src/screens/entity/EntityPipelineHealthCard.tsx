import { parseEntityRef, stringifyEntityRef } from '@backstage/catalog-model';
import { useRouteRef } from '@backstage/core-plugin-api';
import { useEntity } from '@backstage/plugin-catalog-react';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Skeleton from '@mui/material/Skeleton';
import Typography from '@mui/material/Typography';
import { Pipeline } from '@pipeline-health/plugin-pipeline-health-common';
import { Link as RouterLink } from 'react-router-dom';
import { Ready } from '../../hooks/useLive';
import { usePipeline } from '../../hooks/usePipeline';
import { pipelineRouteRef } from '../../routes';
import { useTranslate } from '../../translation/useTranslate';
import { failureOf } from '../../parts/failureOf';
import { Panel } from '../../parts/Panel';
import { Root } from '../../parts/Root';
import { DataTime } from '../../parts/DataTime';
import { HealthBadge } from '../../parts/HealthBadge';
import { LossCountdown } from '../../parts/LossCountdown';
import { RefreshFailure } from '../../parts/RefreshNote';
import { ReasonSentence } from '../../parts/ReasonSentence';

/** The health of the pipeline of an entity at a glance. */
export function EntityPipelineHealthCard() {
  const { entity } = useEntity();
  const entityRef = stringifyEntityRef(entity);
  return (
    <Root>
      <Card key={entityRef} entityRef={entityRef} />
    </Root>
  );
}

function Card(props: { entityRef: string }) {
  const t = useTranslate();
  const live = usePipeline(props.entityRef);
  switch (live.status) {
    case 'loading':
      return (
        <Panel title={t('entity.card')}>
          <Skeleton
            variant="rounded"
            height={96}
            aria-label={t('state.loading')}
          />
        </Panel>
      );
    case 'error':
      return (
        <Panel title={t('entity.card')}>
          <CardError error={live.error} onRetry={live.retry} />
        </Panel>
      );
    default:
      return <ReadyCard live={live} />;
  }
}

function ReadyCard(props: { live: Ready<Pipeline> }) {
  const t = useTranslate();
  const pipelinePath = useRouteRef(pipelineRouteRef);
  const { live } = props;
  const pipeline = live.value;
  return (
    <Panel
      title={t('entity.card')}
      action={<HealthBadge health={pipeline.health} />}
    >
      <Box sx={{ display: 'flex', flexDirection: 'column', gap: 2 }}>
        <RefreshFailure live={live} />
        <ReasonSentence pipeline={pipeline} lines={4} />
        <LossCountdown {...pipeline} small />
        <Box
          sx={{
            display: 'flex',
            alignItems: 'center',
            justifyContent: 'space-between',
            fontSize: 13,
          }}
        >
          <Box component="span" sx={{ color: 'text.secondary' }}>
            {t('list.time')}{' '}
            <DataTime at={pipeline.collectedAt} stale={pipeline.stale} />
          </Box>
          <Button
            component={RouterLink}
            to={pipelinePath(parseEntityRef(pipeline.entityRef))}
            size="small"
            sx={{ px: 1.5, mr: -1.5 }}
          >
            {t('entity.open')}
          </Button>
        </Box>
      </Box>
    </Panel>
  );
}

function CardError(props: { error: Error; onRetry(): void }) {
  const t = useTranslate();
  const { error, onRetry } = props;
  const failure = failureOf(error);
  const missing = failure === 'missing';
  return (
    <Box role={missing ? 'status' : 'alert'}>
      <Typography sx={{ fontWeight: 600 }}>
        {missing ? t('entity.notYet') : t(`error.${failure}.title`)}
      </Typography>
      <Typography
        variant="body2"
        color="text.secondary"
        sx={{ overflowWrap: 'anywhere' }}
      >
        {missing ? t('entity.notYetBody') : t(`error.${failure}.body`)}
      </Typography>
      <Button size="small" sx={{ px: 1.5, ml: -1.5 }} onClick={onRetry}>
        {t('state.retry')}
      </Button>
    </Box>
  );
}
