import { parseEntityRef, stringifyEntityRef } from '@backstage/catalog-model';
import { useRouteRef } from '@backstage/core-plugin-api';
import { entityRouteRef, useEntity } from '@backstage/plugin-catalog-react';
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
import { EntityCard } from '../../parts/EntityCard';
import { failureOf } from '../../parts/failureOf';
import { Root } from '../../parts/Root';
import { DataTime } from '../../parts/DataTime';
import { HealthBadge } from '../../parts/HealthBadge';
import { IncidentStateChip } from '../../parts/IncidentStateChip';
import { LossClock } from '../../parts/LossClock';
import { LossCountdown } from '../../parts/LossCountdown';
import { PipelineKeyFigure } from '../../parts/PipelineKeyFigure';
import { RefreshFailure } from '../../parts/RefreshNote';
import { ReasonSentence } from '../../parts/ReasonSentence';
import { UnwellStages } from './UnwellStages';

/**
 * How much a card shows: `small` is a sentence and the time to loss, `medium`
 * has the countdown, `large` the key figure and the stages that are not well.
 *
 * @public
 */
export type EntityPipelineHealthCardSize = 'small' | 'medium' | 'large';

/**
 * How a card is to be.
 *
 * @public
 */
export interface EntityPipelineHealthCardProps {
  /** Default `medium`. */
  size?: EntityPipelineHealthCardSize;
  /** The path of the tab that it opens, below the page of the entity; empty where there is none. */
  tab?: string;
}

/** The health of the pipeline of an entity at a glance. */
export function EntityPipelineHealthCard(props: EntityPipelineHealthCardProps) {
  const { size = 'medium', tab = 'pipeline-health' } = props;
  const { entity } = useEntity();
  const entityRef = stringifyEntityRef(entity);
  return (
    <Root>
      <Card key={entityRef} entityRef={entityRef} size={size} tab={tab} />
    </Root>
  );
}

interface CardProps extends Required<EntityPipelineHealthCardProps> {
  entityRef: string;
}

function Card(props: CardProps) {
  const t = useTranslate();
  const live = usePipeline(props.entityRef);
  switch (live.status) {
    case 'loading':
      return (
        <EntityCard title={t('entity.card')}>
          <Skeleton
            variant="rounded"
            height={props.size === 'small' ? 48 : 96}
            aria-label={t('state.loading')}
          />
        </EntityCard>
      );
    case 'error':
      return (
        <EntityCard title={t('entity.card')}>
          <CardError error={live.error} onRetry={live.retry} />
        </EntityCard>
      );
    default:
      return <ReadyCard {...props} live={live} />;
  }
}

function ReadyCard(props: CardProps & { live: Ready<Pipeline> }) {
  const t = useTranslate();
  const { live, size, tab } = props;
  const pipeline = live.value;
  const { collectedAt, stale, incident } = pipeline;
  return (
    <EntityCard
      title={t('entity.card')}
      action={<HealthBadge health={pipeline.health} />}
    >
      <RefreshFailure live={live} />
      <div>
        <ReasonSentence pipeline={pipeline} lines={size === 'small' ? 1 : 4} />
        {incident && <IncidentStateChip incident={incident} />}
      </div>
      {size === 'small' ? (
        pipeline.secondsToLoss !== undefined && (
          <div>
            {t('loss.label')}: <LossClock {...pipeline} />
          </div>
        )
      ) : (
        <LossCountdown {...pipeline} small />
      )}
      {size === 'large' && (
        <>
          {pipeline.keyFigure && <PipelineKeyFigure pipeline={pipeline} />}
          <UnwellStages pipeline={pipeline} />
        </>
      )}
      <Box
        sx={{
          display: 'flex',
          flexWrap: 'wrap',
          alignItems: 'center',
          justifyContent: 'space-between',
          mt: 'auto',
        }}
      >
        <Box component="span" sx={{ fontSize: 13, color: 'text.secondary' }}>
          {t('list.time')} <DataTime at={collectedAt} stale={stale} />
        </Box>
        <OpenButton entityRef={pipeline.entityRef} tab={tab} />
      </Box>
    </EntityCard>
  );
}

function OpenButton({ entityRef, tab }: { entityRef: string; tab: string }) {
  const t = useTranslate();
  const entityPath = useRouteRef(entityRouteRef);
  const pipelinePath = useRouteRef(pipelineRouteRef);
  const compound = parseEntityRef(entityRef);
  return (
    <Button
      component={RouterLink}
      to={tab ? `${entityPath(compound)}/${tab}` : pipelinePath(compound)}
      size="small"
      sx={{ px: 1.5, mr: -1.5 }}
    >
      {t('entity.open')}
    </Button>
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
