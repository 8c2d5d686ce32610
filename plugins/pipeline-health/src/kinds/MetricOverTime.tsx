import Box from '@mui/material/Box';
import { Stage } from '@pipeline-health/plugin-pipeline-health-common';
import { useMemo } from 'react';
import { useKindWords } from '../hooks/useKindWords';
import { useSeries } from '../hooks/useSeries';
import { drawnSeries } from '../parts/charts/drawnSeries';
import { LineLegend } from '../parts/charts/LineLegend';
import { MetricChart } from '../parts/charts/MetricChart';
import { SubHeading } from '../parts/SubHeading';
import { useTranslate } from '../translation/useTranslate';

const LAST = { last: '90d' } as const;

/** A dot is no course. */
const FEWEST = 2;

/** The course of a figure that changes seldom, over the last three months; nothing while there is none. */
export function MetricOverTime(props: {
  entityRef: string;
  stage: Stage;
  metric: string;
}) {
  const t = useTranslate();
  const { entityRef, stage, metric } = props;
  const name = useKindWords().metric(stage.kind, metric);
  const live = useSeries(entityRef, stage.arn, metric, LAST);
  const charted = live.status === 'ready' ? live.value : undefined;
  const drawn = useMemo(() => charted && drawnSeries(t, charted), [t, charted]);
  return drawn && drawn.series.points.length >= FEWEST ? (
    <Box sx={{ minWidth: 0 }}>
      <SubHeading hint={drawn.resolution}>
        {t('chart.overTime', { metric: name })}
      </SubHeading>
      <LineLegend drawn={drawn} />
      <MetricChart name={name} drawn={drawn} />
    </Box>
  ) : null;
}
