import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Skeleton from '@mui/material/Skeleton';
import Typography from '@mui/material/Typography';
import { Stage } from '@pipeline-health/plugin-pipeline-health-common';
import { ReactNode } from 'react';
import { formatUnit } from '../../format/value';
import { useSeries } from '../../hooks/useSeries';
import { metricLabel } from '../../translation/labels';
import { useTranslate } from '../../translation/useTranslate';
import { MetricChart } from './MetricChart';

/** The chart of one metric with its newest value, or why there is none. */
export function ChartCard(props: {
  entityRef: string;
  stage: Stage;
  metric: string;
  seconds: number;
}) {
  const t = useTranslate();
  const { entityRef, stage, metric, seconds } = props;
  const reading = stage.readings[metric];
  return (
    <Box component="figure" sx={{ m: 0, minWidth: 0 }}>
      <Box
        component="figcaption"
        sx={{ display: 'flex', alignItems: 'baseline', gap: 1 }}
      >
        <Typography component="span" sx={{ fontSize: 14, fontWeight: 600 }}>
          {metricLabel(t, metric)}
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
      </Box>
      <ChartBody {...{ entityRef, metric, seconds }} arn={stage.arn} />
    </Box>
  );
}

function ChartBody(props: {
  entityRef: string;
  arn: string;
  metric: string;
  seconds: number;
}) {
  const t = useTranslate();
  const live = useSeries(
    props.entityRef,
    props.arn,
    props.metric,
    props.seconds,
  );
  if (live.status === 'loading') {
    return (
      <Skeleton
        variant="rounded"
        height={168}
        aria-label={t('state.loading')}
      />
    );
  }
  if (live.status === 'error') {
    return (
      <Missing text={`${t('chart.failed')}: ${live.error.message}`}>
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
    <MetricChart charted={live.value} />
  );
}

function Missing(props: { text: string; children?: ReactNode }) {
  return (
    <Box
      sx={{
        height: 168,
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
