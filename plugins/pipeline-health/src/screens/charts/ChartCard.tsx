import { ResponseError } from '@backstage/errors';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Skeleton from '@mui/material/Skeleton';
import Typography from '@mui/material/Typography';
import { Stage } from '@pipeline-health/plugin-pipeline-health-common';
import { ReactNode } from 'react';
import { messageOf } from '../../format/messageOf';
import { formatUnit } from '../../format/value';
import { useKindWords } from '../../hooks/useKindWords';
import { Live } from '../../hooks/useLive';
import { ChartedSeries, useSeries } from '../../hooks/useSeries';
import { useTranslate } from '../../translation/useTranslate';
import { asOfHint } from '../../parts/asOfHint';
import { ThresholdLegend } from './ThresholdLegend';
import { MetricChart } from './MetricChart';
import { resolutionText } from './resolutionText';

/** The chart of one metric with its newest value, or why there is none. */
export function ChartCard(props: {
  entityRef: string;
  stage: Stage;
  metric: string;
  seconds: number;
}) {
  const t = useTranslate();
  const { entityRef, stage, metric, seconds } = props;
  const name = useKindWords().metric(stage.kind, metric);
  const live = useSeries(entityRef, stage.arn, metric, seconds);
  if (live.status === 'error' && isNoSeries(live.error)) {
    return null;
  }
  const reading = stage.readings[metric];
  return (
    <Box component="figure" sx={{ m: 0, minWidth: 0 }}>
      <Box
        component="figcaption"
        sx={{
          display: 'flex',
          flexWrap: 'wrap',
          alignItems: 'baseline',
          columnGap: 1,
        }}
      >
        <Typography component="span" sx={{ fontSize: 14, fontWeight: 600 }}>
          {name}
        </Typography>
        {reading && (
          <Typography
            component="span"
            variant="body2"
            color="text.secondary"
            sx={{ fontVariantNumeric: 'tabular-nums' }}
          >
            {formatUnit(reading.value, reading.unit)}
          </Typography>
        )}
        {live.status === 'ready' && (
          <Typography component="span" variant="caption" color="text.secondary">
            {asOfHint(t, live)}
          </Typography>
        )}
        {live.status === 'ready' && live.value.series.points.length > 0 && (
          <Typography
            component="span"
            variant="caption"
            color="text.secondary"
            sx={{ ml: 'auto' }}
          >
            {resolutionText(t, live.value.series)}
          </Typography>
        )}
      </Box>
      <ChartBody name={name} live={live} />
    </Box>
  );
}

/** A reading that is worked out, not collected, has no series. */
function isNoSeries(error: Error): boolean {
  return (
    error instanceof ResponseError && [400, 404].includes(error.statusCode)
  );
}

function ChartBody(props: { name: string; live: Live<ChartedSeries> }) {
  const t = useTranslate();
  const { name, live } = props;
  if (live.status === 'loading') {
    return (
      <Skeleton
        variant="rounded"
        height={202}
        aria-label={t('state.loading')}
      />
    );
  }
  if (live.status === 'error') {
    return (
      <Missing text={`${t('chart.failed')}: ${messageOf(live.error)}`}>
        <Button size="small" onClick={live.retry}>
          {t('state.retry')}
        </Button>
      </Missing>
    );
  }
  return live.value.series.points.length === 0 &&
    live.value.series.gaps.length === 0 ? (
    <Missing text={t('chart.empty')} />
  ) : (
    <>
      <ThresholdLegend series={live.value.series} />
      <MetricChart name={name} charted={live.value} />
    </>
  );
}

function Missing(props: { text: string; children?: ReactNode }) {
  return (
    <Box
      sx={{
        height: 184,
        mt: 1,
        px: 2,
        display: 'flex',
        flexDirection: 'column',
        alignItems: 'center',
        justifyContent: 'center',
        gap: 1,
        border: 1,
        borderStyle: 'dashed',
        borderColor: 'divider',
        borderRadius: 2,
        fontSize: 13,
        textAlign: 'center',
        color: 'text.secondary',
        overflowWrap: 'anywhere',
      }}
    >
      {props.text}
      {props.children}
    </Box>
  );
}
