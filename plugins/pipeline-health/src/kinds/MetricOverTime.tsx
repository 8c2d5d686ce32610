import Box from '@mui/material/Box';
import { Run, Stage } from '@pipeline-health/plugin-pipeline-health-common';
import { useMemo } from 'react';
import { formatLocal } from '../format/time';
import { useKindWords } from '../hooks/useKindWords';
import { useSeries } from '../hooks/useSeries';
import { changes, held } from '../parts/charts/chartData';
import { ChartMark } from '../parts/charts/ChartMarks';
import { drawnSeries } from '../parts/charts/drawnSeries';
import { LineLegend } from '../parts/charts/LineLegend';
import { MetricChart } from '../parts/charts/MetricChart';
import { SubHeading } from '../parts/SubHeading';
import { useTranslate } from '../translation/useTranslate';

const LAST = { last: '90d' } as const;

/**
 * The course of a figure that changes seldom, over the last three months: it
 * holds until the next is known, and has a mark wherever it changed. Nothing
 * while nothing is known of it.
 */
export function MetricOverTime(props: {
  entityRef: string;
  stage: Stage;
  metric: string;
  /** What the figure comes from, at the foot of the chart. */
  runs?: readonly Run[];
  runText?(run: Run): string;
}) {
  const t = useTranslate();
  const { entityRef, stage, metric, runs = [] } = props;
  const { runText = ({ state }) => t(`run.${state}`) } = props;
  const name = useKindWords().metric(stage.kind, metric);
  const live = useSeries(entityRef, stage.arn, metric, LAST);
  const charted = live.status === 'ready' ? live.value : undefined;
  const drawn = useMemo(() => {
    const whole = charted && drawnSeries(t, charted);
    return whole && { ...whole, data: held(whole.data) };
  }, [t, charted]);
  if (!drawn || drawn.data.times.length === 0) {
    return null;
  }
  const marked = changes(drawn.data);
  return (
    <Box sx={{ minWidth: 0 }}>
      <SubHeading hint={drawn.resolution}>
        {t('chart.overTime', { metric: name })}
      </SubHeading>
      <LineLegend drawn={drawn} />
      <MetricChart
        name={name}
        drawn={drawn}
        marked={marked}
        marks={runs.map(run => markOf(run, runText(run)))}
      />
      {marked.size === 1 && (
        <Box sx={{ fontSize: 12, color: 'text.secondary' }}>
          {t('chart.unchangedSince', {
            time: formatLocal(drawn.data.times[0]),
          })}
        </Box>
      )}
    </Box>
  );
}

function markOf(run: Run, text: string): ChartMark {
  const fromMs = Date.parse(run.startedAt);
  return {
    id: run.id,
    kind: 'run',
    fromMs,
    toMs: run.endedAt === undefined ? fromMs : Date.parse(run.endedAt),
    text,
    failed: run.state === 'failed',
  };
}
