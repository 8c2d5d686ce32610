import Box from '@mui/material/Box';
import { PipelineSummary } from '@pipeline-health/plugin-pipeline-health-common';
import { formatCount } from '../../format/number';
import { useTranslate } from '../../translation/useTranslate';
import { VisuallyHidden } from '../../parts/VisuallyHidden';

/** How many messages lie in dead-letter queues. */
export function DeadLetters(props: { pipeline: PipelineSummary }) {
  const t = useTranslate();
  const count = props.pipeline.readings.deadLetterMessages;
  if (count === undefined) {
    return (
      <Box component="span" sx={{ color: 'text.secondary' }}>
        <span aria-hidden>–</span>
        <VisuallyHidden>{t('list.notAvailable')}</VisuallyHidden>
      </Box>
    );
  }
  return (
    <Box
      component="span"
      sx={{
        fontVariantNumeric: 'tabular-nums',
        fontWeight: count > 0 ? 600 : 400,
        color: count > 0 ? 'text.primary' : 'text.secondary',
      }}
    >
      {formatCount(count)}
    </Box>
  );
}
