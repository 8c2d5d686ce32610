import Box from '@mui/material/Box';
import Typography from '@mui/material/Typography';
import { Stage } from '@pipeline-health/plugin-pipeline-health-common';
import { RANGES, useRange } from '../../hooks/useRange';
import { chartMetrics } from '../../kinds/stageKinds';
import { useTranslate } from '../../translation/useTranslate';
import { Panel } from '../common/Panel';
import { ChartCard } from './ChartCard';
import { ChartLegend } from './ChartLegend';
import { RangeChoice } from './RangeChoice';

/** The metrics of the chosen stage over time. */
export function StageCharts(props: { entityRef: string; stage: Stage }) {
  const t = useTranslate();
  const { entityRef, stage } = props;
  const [range, setRange] = useRange();
  const metrics = chartMetrics(stage.kind, Object.keys(stage.readings));
  return (
    <Panel
      title={t('pipeline.charts')}
      hint={stage.name}
      action={<RangeChoice range={range} onChange={setRange} />}
    >
      {metrics.length === 0 ? (
        <Typography color="text.secondary">{t('chart.noMetrics')}</Typography>
      ) : (
        <>
          <Box
            sx={{
              display: 'grid',
              gridTemplateColumns:
                'repeat(auto-fit, minmax(min(320px, 100%), 1fr))',
              columnGap: 4,
              rowGap: 3,
              mb: 2,
            }}
          >
            {metrics.map(metric => (
              <ChartCard
                key={`${stage.arn} ${metric}`}
                entityRef={entityRef}
                stage={stage}
                metric={metric}
                seconds={RANGES[range]}
              />
            ))}
          </Box>
          <ChartLegend />
        </>
      )}
    </Panel>
  );
}
