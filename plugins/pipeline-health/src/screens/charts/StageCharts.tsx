import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Skeleton from '@mui/material/Skeleton';
import Typography from '@mui/material/Typography';
import {
  Pipeline,
  Stage,
} from '@pipeline-health/plugin-pipeline-health-common';
import { useState } from 'react';
import { RANGES, useRange } from '../../hooks/useRange';
import { chartedMetrics } from '../../hooks/kindMetrics';
import { useKinds } from '../../hooks/useKinds';
import { stageTitle } from '../../format/stageTitle';
import { useTranslate } from '../../translation/useTranslate';
import { Panel } from '../../parts/Panel';
import { ChartCard } from './ChartCard';
import { ChartLegend } from './ChartLegend';
import { RangeChoice } from './RangeChoice';

/** Charts that are shown at once; each asks for its series. */
const SHOWN = 4;

/** The metrics of the chosen stage over time. */
export function StageCharts(props: { pipeline: Pipeline; stage: Stage }) {
  const t = useTranslate();
  const { pipeline, stage } = props;
  const { entityRef } = pipeline;
  const [range, setRange] = useRange();
  const [moreOf, setMoreOf] = useState<string>();
  const { items, pending } = useKinds();
  const kind = items.find(each => each.kind === stage.kind);
  const metrics = chartedMetrics(stage, kind, pipeline.findings);
  const folded = moreOf !== stage.arn && metrics.length > SHOWN;
  const shown = folded ? metrics.slice(0, SHOWN) : metrics;
  if (pending) {
    return (
      <Panel title={t('pipeline.charts')} hint={stageTitle(stage)}>
        <Skeleton
          variant="rounded"
          height={202}
          aria-label={t('state.loading')}
        />
      </Panel>
    );
  }
  return (
    <Panel
      title={t('pipeline.charts')}
      hint={stageTitle(stage)}
      action={
        metrics.length > 0 && <RangeChoice range={range} onChange={setRange} />
      }
    >
      {metrics.length === 0 ? (
        <Typography variant="body2" color="text.secondary">
          {t('chart.noMetrics')}
        </Typography>
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
            {shown.map(metric => (
              <ChartCard
                key={`${stage.arn} ${metric}`}
                entityRef={entityRef}
                stage={stage}
                metric={metric}
                seconds={RANGES[range]}
              />
            ))}
          </Box>
          <Box
            sx={{
              display: 'flex',
              flexWrap: 'wrap',
              alignItems: 'center',
              justifyContent: 'space-between',
              gap: 1,
            }}
          >
            <ChartLegend />
            {folded && (
              <Button
                size="small"
                sx={{ px: 1.5, mr: -1.5 }}
                onClick={() => setMoreOf(stage.arn)}
              >
                {t('chart.more', { count: metrics.length - SHOWN })}
              </Button>
            )}
          </Box>
        </>
      )}
    </Panel>
  );
}
