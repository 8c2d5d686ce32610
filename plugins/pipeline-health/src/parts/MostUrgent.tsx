import { useRouteRef } from '@backstage/core-plugin-api';
import RouteIcon from '@mui/icons-material/PolylineOutlined';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Skeleton from '@mui/material/Skeleton';
import Typography from '@mui/material/Typography';
import {
  Health,
  HealthCounts,
  HEALTHS,
  PipelineSummary,
} from '@pipeline-health/plugin-pipeline-health-common';
import { Link as RouterLink } from 'react-router-dom';
import { Some, useMostUrgent } from '../hooks/usePipelines';
import { rootRouteRef } from '../routes';
import { useTranslate } from '../translation/useTranslate';
import { failureOf } from './failureOf';
import { HealthIcon } from './HealthIcon';
import { IncidentStateChip } from './IncidentStateChip';
import { LossClock } from './LossClock';
import { PipelineKeyFigure } from './PipelineKeyFigure';
import { PipelineLink } from './PipelineLink';
import { ReasonSentence } from './ReasonSentence';
import { RefreshedAgo, RefreshFailure } from './RefreshNote';

/** What is not well is counted, and led to. */
const UNWELL = HEALTHS.filter(health => health !== 'healthy');

/** The most urgent of some pipelines, on a page of somebody else. */
export function MostUrgent(props: {
  some: Some;
  /** How many are named; the rest is counted. */
  count: number;
}) {
  const t = useTranslate();
  const root = useRouteRef(rootRouteRef)();
  const { some, count } = props;
  const live = useMostUrgent(count, some);
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
  const { items, counts, totalItems } = live.value;
  const burning = items.filter(item => item.health !== 'healthy');
  const more = unwell(counts) - burning.length;
  return (
    <>
      <RefreshFailure live={live} />
      {burning.length === 0 ? (
        <Quiet count={totalItems} />
      ) : (
        <Box
          component="ul"
          aria-label={t('home.title')}
          sx={{ listStyle: 'none', m: 0, p: 0 }}
        >
          {burning.map(item => (
            <UrgentItem key={item.entityRef} pipeline={item} />
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
        <Button
          component={RouterLink}
          to={`${root}${searchOf(
            more > 0 ? { ...some, health: UNWELL } : some,
          )}`}
          sx={{ px: 1.5, ml: -1.5 }}
        >
          {more > 0 ? t('home.more', { count: more }) : t('home.all')}
        </Button>
        {!live.refreshError && <RefreshedAgo live={live} />}
      </Box>
    </>
  );
}

function unwell(counts: HealthCounts): number {
  return UNWELL.reduce((sum, health) => sum + counts[health], 0);
}

/** The same pipelines in the address of the overview. */
function searchOf(some: Some & { health?: readonly Health[] }): string {
  const params = new URLSearchParams(
    Object.entries(some).flatMap(([name, refs]) =>
      refs.map(ref => [name, ref]),
    ),
  );
  return params.size > 0 ? `?${params}` : '';
}

function UrgentItem(props: { pipeline: PipelineSummary }) {
  const t = useTranslate();
  const { pipeline } = props;
  const { health, incident, keyFigure, secondsToLoss } = pipeline;
  return (
    <Box
      component="li"
      sx={{ position: 'relative', display: 'flex', gap: 1.5, py: 1 }}
    >
      <HealthIcon health={health} />
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
          <Box
            sx={{
              display: 'flex',
              flexWrap: 'wrap',
              columnGap: 1,
              '& > *': { minWidth: 0 },
            }}
          >
            <PipelineLink pipeline={pipeline} />
            {incident && <IncidentStateChip incident={incident} />}
          </Box>
          <ReasonSentence pipeline={pipeline} lines={{ xs: 2, sm: 1 }} />
        </Box>
        {keyFigure && (
          <Box sx={{ flex: '0 1 208px', display: { xs: 'none', sm: 'block' } }}>
            <PipelineKeyFigure pipeline={pipeline} />
          </Box>
        )}
      </Box>
      <Box sx={{ flexShrink: 0, minWidth: { sm: 96 }, textAlign: 'right' }}>
        {secondsToLoss !== undefined && (
          <>
            <LossClock {...pipeline} />
            <Box
              sx={{ fontSize: 12, lineHeight: '16px', color: 'text.secondary' }}
            >
              {t('loss.label')}
            </Box>
          </>
        )}
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
