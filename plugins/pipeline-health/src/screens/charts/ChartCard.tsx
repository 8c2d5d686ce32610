import { ResponseError } from '@backstage/errors';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Skeleton from '@mui/material/Skeleton';
import Typography from '@mui/material/Typography';
import { Stage } from '@pipeline-health/plugin-pipeline-health-common';
import { useMemo, useRef, useState } from 'react';
import { TimeSpan } from '../../clock/timeSpan';
import { useErrorText } from '../../hooks/useErrorText';
import { formatUnit } from '../../format/value';
import { useKindWords } from '../../hooks/useKindWords';
import { ChartRange } from '../../hooks/useRange';
import { useSeries } from '../../hooks/useSeries';
import { useTranslate } from '../../translation/useTranslate';
import { asOfHint } from '../../parts/asOfHint';
import { ChartMark } from '../../parts/charts/ChartMarks';
import { ChartMenu } from '../../parts/charts/ChartMenu';
import { useCrosshairTime } from '../../parts/charts/crosshair';
import {
  DrawnSeries,
  drawnSeries,
  indexNear,
  valueAt,
} from '../../parts/charts/drawnSeries';
import { LineLegend } from '../../parts/charts/LineLegend';
import { MetricChart } from '../../parts/charts/MetricChart';
import { seriesCsv } from '../../parts/charts/seriesRows';
import { SeriesTable } from '../../parts/charts/SeriesTable';
import { CHART_HEIGHT } from '../../parts/charts/TimeChart';
import { useSavePicture } from '../../parts/charts/useSavePicture';
import { saveCsv } from '../../parts/saveFile';
import { FewValues, NoChart } from './NoChart';

/** Fewer values than this are told, not drawn: a dot is no line. */
const LEAST_DRAWN = 2;

/** The chart of one metric with its newest value, or why there is none. */
export function ChartCard(props: {
  entityRef: string;
  stage: Stage;
  metric: string;
  range: ChartRange;
  compared: boolean;
  marksIn(span: TimeSpan): ChartMark[];
  onZoom(span: TimeSpan): void;
}) {
  const t = useTranslate();
  const errorText = useErrorText();
  const { entityRef, stage, metric, range, compared, marksIn, onZoom } = props;
  const name = useKindWords().metric(stage.kind, metric);
  const live = useSeries(entityRef, stage.arn, metric, range, compared);
  const charted = live.status === 'ready' ? live.value : undefined;
  const drawn = useMemo(() => charted && drawnSeries(t, charted), [t, charted]);
  const [asTable, setAsTable] = useState(false);
  const figure = useRef<HTMLElement>(null);
  const savePicture = useSavePicture();
  if (live.status === 'error' && isNoSeries(live.error)) {
    return null;
  }
  const isDrawn = drawn && drawn.series.points.length >= LEAST_DRAWN;
  return (
    <Box component="figure" ref={figure} sx={{ m: 0, minWidth: 0 }}>
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
        <Figure stage={stage} metric={metric} drawn={drawn} />
        {live.status === 'ready' && (
          <Typography component="span" variant="caption" color="text.secondary">
            {asOfHint(t, live)}
          </Typography>
        )}
        {drawn && isDrawn && (
          <Box
            sx={{
              ml: 'auto',
              display: 'flex',
              alignItems: 'baseline',
              color: 'text.secondary',
              fontSize: 12,
            }}
          >
            {drawn.resolution}
            <span data-not-in-picture>
              <ChartMenu
                name={name}
                asTable={asTable}
                onTable={setAsTable}
                onCsv={() =>
                  saveCsv(
                    `${stage.name}-${metric}.csv`,
                    seriesCsv(t, name, drawn),
                  )
                }
                onPicture={() =>
                  figure.current &&
                  savePicture(`${stage.name}-${metric}.png`, figure.current)
                }
              />
            </span>
          </Box>
        )}
      </Box>
      {live.status === 'loading' && (
        <Skeleton
          variant="rounded"
          height={CHART_HEIGHT + 18}
          aria-label={t('state.loading')}
        />
      )}
      {live.status === 'error' && (
        <NoChart text={`${t('chart.failed')}: ${errorText(live.error)}`}>
          <Button size="small" onClick={live.retry}>
            {t('state.retry')}
          </Button>
        </NoChart>
      )}
      {drawn && !isDrawn && <FewValues series={drawn.series} />}
      {drawn && isDrawn && (
        <>
          <LineLegend drawn={drawn} />
          {asTable ? (
            <SeriesTable name={name} drawn={drawn} />
          ) : (
            <MetricChart
              name={name}
              drawn={drawn}
              marks={marksIn(drawn.span)}
              onZoom={onZoom}
            />
          )}
        </>
      )}
    </Box>
  );
}

/** The newest value, or that of the time somebody points at. */
function Figure(props: {
  stage: Stage;
  metric: string;
  drawn: DrawnSeries | undefined;
}) {
  const t = useTranslate();
  const { stage, metric, drawn } = props;
  const time = useCrosshairTime();
  const reading = stage.readings[metric];
  const text = () => {
    if (!drawn || time === undefined) {
      return reading && formatUnit(reading.value, reading.unit);
    }
    const index = indexNear(drawn, time);
    const value = index === undefined ? null : valueAt(drawn.data, index);
    return value === null
      ? t('chart.noData')
      : formatUnit(value, drawn.series.unit);
  };
  return (
    <Typography
      component="span"
      variant="body2"
      color="text.secondary"
      sx={{ fontVariantNumeric: 'tabular-nums' }}
    >
      {text()}
    </Typography>
  );
}

/** A reading that is worked out, not collected, has no series. */
function isNoSeries(error: Error): boolean {
  return (
    error instanceof ResponseError && [400, 404].includes(error.statusCode)
  );
}
