import { useTheme } from '@mui/material/styles';
import { PipelineSummary } from '@pipeline-health/plugin-pipeline-health-common';
import { formatCount } from '../../format/number';
import { useTranslate } from '../../translation/useTranslate';
import { VisuallyHidden } from '../../parts/VisuallyHidden';

/** How many messages lie in dead-letter queues. */
export function DeadLetters(props: { pipeline: PipelineSummary }) {
  const t = useTranslate();
  const { text } = useTheme().palette;
  const count = props.pipeline.readings.deadLetterMessages;
  if (count === undefined) {
    return (
      <span style={{ color: text.secondary }}>
        <span aria-hidden>–</span>
        <VisuallyHidden>{t('list.notAvailable')}</VisuallyHidden>
      </span>
    );
  }
  return (
    <span
      style={{
        fontVariantNumeric: 'tabular-nums',
        fontWeight: count > 0 ? 600 : 400,
        color: count > 0 ? text.primary : text.secondary,
      }}
    >
      {formatCount(count)}
    </span>
  );
}
