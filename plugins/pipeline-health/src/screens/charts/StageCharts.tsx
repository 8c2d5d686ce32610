import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Checkbox from '@mui/material/Checkbox';
import FormControlLabel from '@mui/material/FormControlLabel';
import Skeleton from '@mui/material/Skeleton';
import Typography from '@mui/material/Typography';
import {
  Pipeline,
  Stage,
} from '@pipeline-health/plugin-pipeline-health-common';
import { useCallback, useMemo, useState } from 'react';
import { serverNow } from '../../clock/serverClock';
import { fitSpan, TimeSpan } from '../../clock/timeSpan';
import { chartedMetrics } from '../../hooks/kindMetrics';
import { useKinds } from '../../hooks/useKinds';
import { spanOf, useRange } from '../../hooks/useRange';
import { ChartLegend } from '../../parts/charts/ChartLegend';
import { MARK_KINDS } from '../../parts/charts/ChartMarks';
import {
  createCrosshair,
  CrosshairContext,
} from '../../parts/charts/crosshair';
import { CHART_HEIGHT } from '../../parts/charts/TimeChart';
import { useTranslate } from '../../translation/useTranslate';
import { ChartCard } from './ChartCard';
import { MarkList } from './MarkList';
import { RangeChoice } from './RangeChoice';
import { StandingRange } from './StandingRange';
import { useComparison } from './useComparison';
import { useMarks } from './useMarks';

/** Charts that are shown at once; each asks for its series. */
const SHOWN = 4;

/** The metrics of a stage over time: wherever they stand, however narrow that is. */
export function StageCharts(props: { pipeline: Pipeline; stage: Stage }) {
  const t = useTranslate();
  const { pipeline, stage } = props;
  const { items, pending } = useKinds();
  const kind = items.find(each => each.kind === stage.kind);
  const metrics = chartedMetrics(stage, kind, pipeline.findings);
  if (pending) {
    return (
      <Skeleton
        variant="rounded"
        height={CHART_HEIGHT}
        aria-label={t('state.loading')}
      />
    );
  }
  return metrics.length === 0 ? (
    <Typography variant="body2" color="text.secondary">
      {t('chart.noMetrics')}
    </Typography>
  ) : (
    <ChartsOf {...props} metrics={metrics} />
  );
}

function ChartsOf(props: {
  pipeline: Pipeline;
  stage: Stage;
  metrics: string[];
}) {
  const t = useTranslate();
  const { pipeline, stage, metrics } = props;
  const [range, setRange] = useRange();
  const [compared, setCompared] = useComparison();
  const [all, setAll] = useState(false);
  const crosshair = useMemo(createCrosshair, []);
  const { marksIn, isWhole } = useMarks(pipeline, stage);
  const show = useCallback(
    (span: TimeSpan) => setRange(fitSpan(span, serverNow())),
    [setRange],
  );
  const shown = all ? metrics : metrics.slice(0, SHOWN);
  const folded = metrics.length - shown.length;
  const marks = marksIn(spanOf(range, serverNow()));
  return (
    <CrosshairContext.Provider value={crosshair}>
      <Box
        sx={{
          display: 'flex',
          flexWrap: 'wrap',
          alignItems: 'center',
          columnGap: 2,
          rowGap: 0.5,
          mb: 1,
        }}
      >
        <RangeChoice range={range} onChange={setRange} />
        <FormControlLabel
          label={t('chart.compare')}
          control={
            <Checkbox
              size="small"
              checked={compared}
              onChange={(_event, checked) => setCompared(checked)}
              sx={{ py: 0.5 }}
            />
          }
          componentsProps={{ typography: { sx: { fontSize: 13 } } }}
        />
      </Box>
      {'last' in range ? (
        <Box sx={{ mb: 1.5, fontSize: 12, color: 'text.secondary' }}>
          {t('chart.dragHint')}
        </Box>
      ) : (
        <StandingRange
          span={range}
          onChange={show}
          onNow={() => setRange({ last: '24h' })}
        />
      )}
      <Box
        sx={{
          display: 'grid',
          gridTemplateColumns:
            'repeat(auto-fit, minmax(min(320px, 100%), 1fr))',
          alignItems: 'end',
          columnGap: 4,
          rowGap: 3,
          mb: 2,
        }}
      >
        {shown.map(metric => (
          <ChartCard
            key={metric}
            entityRef={pipeline.entityRef}
            stage={stage}
            metric={metric}
            range={range}
            compared={compared}
            marksIn={marksIn}
            onZoom={show}
          />
        ))}
      </Box>
      <ChartLegend
        compared={compared}
        marks={MARK_KINDS.filter(kind => marks.some(it => it.kind === kind))}
      />
      {!isWhole && (
        <Box sx={{ mt: 1, fontSize: 12, color: 'text.secondary' }}>
          {t('chart.notAllMarks')}
        </Box>
      )}
      <Box sx={{ display: 'flex', flexWrap: 'wrap', gap: 1, mt: 1 }}>
        {folded > 0 && (
          <Button
            size="small"
            sx={{ px: 1.5, ml: -1.5 }}
            onClick={() => setAll(true)}
          >
            {t('chart.more', { count: folded })}
          </Button>
        )}
        <MarkList marks={marks} />
      </Box>
    </CrosshairContext.Provider>
  );
}
