import Box from '@mui/material/Box';
import { PipelineSummary } from '@pipeline-health/plugin-pipeline-health-common';
import { metricLabel } from '../../translation/labels';
import { useTranslate } from '../../translation/useTranslate';
import { VisuallyHidden } from '../../parts/VisuallyHidden';
import { keyReading } from './keyReading';
import { TrendSparkline } from './TrendSparkline';

/** The age of the oldest data, or what tells most instead, with its trend. */
export function KeyReadingCell(props: { pipeline: PipelineSummary }) {
  const t = useTranslate();
  const { pipeline } = props;
  const reading = keyReading(pipeline);
  const { trend } = pipeline;
  return (
    <Box sx={{ display: 'flex', alignItems: 'center', gap: 1 }}>
      {reading ? (
        <Box sx={{ width: 92, flexShrink: 0 }}>
          <Box
            sx={{ fontVariantNumeric: 'tabular-nums', whiteSpace: 'nowrap' }}
          >
            {reading.text}
          </Box>
          <Box sx={{ fontSize: 12, color: 'text.secondary' }}>
            {reading.expected
              ? t('list.tablesExpected', {
                  count: reading.value,
                  expected: String(reading.expected),
                })
              : metricLabel(t, reading.metric)}
          </Box>
        </Box>
      ) : (
        <Box sx={{ color: 'text.secondary' }}>
          <span aria-hidden>–</span>
          <VisuallyHidden>{t('list.notAvailable')}</VisuallyHidden>
        </Box>
      )}
      {trend && <TrendSparkline trend={trend} health={pipeline.health} />}
    </Box>
  );
}
