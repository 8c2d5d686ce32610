import { useRouteRef } from '@backstage/core-plugin-api';
import { parseEntityRef } from '@backstage/catalog-model';
import Box from '@mui/material/Box';
import Link from '@mui/material/Link';
import Paper from '@mui/material/Paper';
import Typography from '@mui/material/Typography';
import {
  ListPipelinesResponse,
  PipelineSummary,
} from '@pipeline-health/plugin-pipeline-health-common';
import { Link as RouterLink } from 'react-router-dom';
import { pipelineRouteRef } from '../../routes';
import { healthTone } from '../../theme/healthTone';
import { useTranslate } from '../../translation/useTranslate';
import { HealthIcon } from '../../parts/HealthIcon';
import { LossCountdown } from '../../parts/LossCountdown';
import { firstToLose, verdict } from './verdict';

/** The answer within five seconds: what is worst, and what is lost first. */
export function VerdictBanner(props: {
  answer: ListPipelinesResponse;
  loadedAt: number;
}) {
  const t = useTranslate();
  const worst = verdict(props.answer.counts);
  const health = worst?.health ?? 'healthy';
  const first = firstToLose(props.answer.items, props.loadedAt);
  return (
    <Paper
      variant="outlined"
      sx={theme => ({
        display: 'flex',
        flexDirection: { xs: 'column', sm: 'row' },
        alignItems: { sm: 'center' },
        justifyContent: 'space-between',
        columnGap: 4,
        rowGap: 2,
        px: { xs: 2, sm: 3 },
        py: 2,
        minHeight: 80,
        borderRadius: 2,
        borderColor: 'divider',
        boxShadow: `inset 4px 0 0 ${healthTone(theme, health).line}`,
      })}
    >
      <Box sx={{ display: 'flex', alignItems: 'center', gap: 2, minWidth: 0 }}>
        <HealthIcon health={health} size={32} />
        <Box sx={{ minWidth: 0 }}>
          <Typography
            component="h2"
            sx={{ fontSize: { xs: 18, sm: 22 }, fontWeight: 700, m: 0 }}
          >
            {worst
              ? t(`verdict.${worst.health}`, { count: worst.count })
              : t('verdict.nothing')}
          </Typography>
          {first && <FirstToLose pipeline={first} />}
        </Box>
      </Box>
      {first && <LossCountdown {...first} />}
    </Paper>
  );
}

function FirstToLose(props: { pipeline: PipelineSummary }) {
  const t = useTranslate();
  const pipelinePath = useRouteRef(pipelineRouteRef);
  const { entityRef, title } = props.pipeline;
  return (
    <Typography color="text.secondary" sx={{ overflowWrap: 'anywhere' }}>
      {t('verdict.first')}:{' '}
      <Link
        component={RouterLink}
        to={pipelinePath(parseEntityRef(entityRef))}
        sx={{ fontWeight: 600 }}
        underline="always"
      >
        {title}
      </Link>
    </Typography>
  );
}
