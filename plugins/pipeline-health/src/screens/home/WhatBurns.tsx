import { useRouteRef } from '@backstage/core-plugin-api';
import RouteIcon from '@mui/icons-material/PolylineOutlined';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Skeleton from '@mui/material/Skeleton';
import Typography from '@mui/material/Typography';
import { PipelineSummary } from '@pipeline-health/plugin-pipeline-health-common';
import { Link as RouterLink } from 'react-router-dom';
import { useMostUrgent } from '../../hooks/usePipelines';
import { rootRouteRef } from '../../routes';
import { useTranslate } from '../../translation/useTranslate';
import { failureOf } from '../../parts/failureOf';
import { Root } from '../../parts/Root';
import { HealthIcon } from '../../parts/HealthIcon';
import { LossClock } from '../../parts/LossClock';
import { PipelineKeyFigure } from '../../parts/PipelineKeyFigure';
import { PipelineLink } from '../../parts/PipelineLink';
import { RefreshedAgo, RefreshFailure } from '../../parts/RefreshNote';
import { ReasonSentence } from '../../parts/ReasonSentence';

const SHOWN = 5;

/** The most urgent pipelines, for the home page. */
export function WhatBurns() {
  return (
    <Root>
      <Burning />
    </Root>
  );
}

function Burning() {
  const t = useTranslate();
  const root = useRouteRef(rootRouteRef)();
  const live = useMostUrgent(SHOWN);
  if (live.status === 'loading') {
    return (
      <Skeleton
        variant="rounded"
        height={120}
        aria-label={t('state.loading')}
      />
    );
  }
  if (live.status === 'error') {
    return (
      <Box role="alert">
        <Typography>{t(`error.${failureOf(live.error)}.title`)}</Typography>
        <Button size="small" sx={{ px: 1.5, ml: -1.5 }} onClick={live.retry}>
          {t('state.retry')}
        </Button>
      </Box>
    );
  }
  const burning = live.value.items.filter(item => item.health !== 'healthy');
  return (
    <>
      <RefreshFailure live={live} />
      {burning.length === 0 ? (
        <Quiet count={live.value.totalItems} />
      ) : (
        <Box
          component="ul"
          aria-label={t('home.title')}
          sx={{ listStyle: 'none', m: 0, p: 0 }}
        >
          {burning.map(item => (
            <BurningItem key={item.entityRef} pipeline={item} />
          ))}
        </Box>
      )}
      <Box
        sx={{
          display: 'flex',
          flexWrap: 'wrap',
          alignItems: 'center',
          justifyContent: 'space-between',
        }}
      >
        <Button component={RouterLink} to={root} sx={{ px: 1.5, ml: -1.5 }}>
          {t('home.all')}
        </Button>
        {!live.refreshError && <RefreshedAgo live={live} />}
      </Box>
    </>
  );
}

function BurningItem(props: { pipeline: PipelineSummary }) {
  const { pipeline } = props;
  return (
    <Box
      component="li"
      sx={{ position: 'relative', display: 'flex', gap: 1.5, py: 1 }}
    >
      <HealthIcon health={pipeline.health} />
      <Box
        sx={{
          minWidth: 0,
          flexGrow: 1,
          display: 'flex',
          flexWrap: 'wrap',
          columnGap: 2,
        }}
      >
        <Box sx={{ minWidth: 0, flex: '1 1 240px' }}>
          <PipelineLink pipeline={pipeline} />
          <ReasonSentence pipeline={pipeline} lines={{ xs: 2, sm: 1 }} />
        </Box>
        {pipeline.keyFigure && (
          <Box sx={{ flex: '0 1 208px', display: { xs: 'none', sm: 'block' } }}>
            <PipelineKeyFigure pipeline={pipeline} />
          </Box>
        )}
      </Box>
      <Box sx={{ flexShrink: 0, minWidth: { sm: 96 }, textAlign: 'right' }}>
        <LossClock {...pipeline} />
      </Box>
    </Box>
  );
}

/** Nothing burns, which is another thing than that there is nothing to see. */
function Quiet(props: { count: number }) {
  const t = useTranslate();
  const { count } = props;
  return (
    <Box sx={{ display: 'flex', alignItems: 'center', gap: 1.5, py: 1 }}>
      {count > 0 ? (
        <HealthIcon health="healthy" size={32} />
      ) : (
        <RouteIcon aria-hidden sx={{ fontSize: 32, color: 'text.secondary' }} />
      )}
      <div>
        <Typography sx={{ fontWeight: 600 }}>
          {t(count > 0 ? 'home.quiet' : 'empty.title')}
        </Typography>
        <Typography variant="body2" color="text.secondary">
          {count > 0 ? t('home.quietBody', { count }) : t('empty.body')}
        </Typography>
      </div>
    </Box>
  );
}
