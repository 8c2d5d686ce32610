import Box from '@mui/material/Box';
import { PipelineSummary } from '@pipeline-health/plugin-pipeline-health-common';
import { formatDuration } from '../../format/duration';
import { formatUnit } from '../../format/value';
import { useKindWords } from '../../hooks/useKindWords';
import { useLossClock } from '../../hooks/useLossClock';
import { Changing } from '../../parts/Changing';
import { ClockDigits } from '../../parts/ClockDigits';
import { HealthIcon } from '../../parts/HealthIcon';
import { VisuallyHidden } from '../../parts/VisuallyHidden';
import { useTranslate } from '../../translation/useTranslate';

/** The clock of what burns; where none runs, the figure that it is about. */
export function Clock(props: {
  pipeline: PipelineSummary;
  /** Says in full when the data is lost. */
  whole?: boolean;
  /** Size of the digits. */
  size: string;
}) {
  const { pipeline, whole, size } = props;
  const t = useTranslate();
  const reading = useLossClock(pipeline);
  if (!reading) {
    return <Figure pipeline={pipeline} size={size} />;
  }
  const { left, urgency, at } = reading;
  const lost = urgency === 'lost';
  const isShort = lost || urgency === 'critical';
  return (
    <Box role="timer">
      {whole && !lost && <Box aria-hidden>{t('loss.in')}</Box>}
      <Box sx={{ fontSize: size, lineHeight: 1.1 }}>
        <ClockDigits left={left} health={isShort ? 'critical' : undefined} />
      </Box>
      <VisuallyHidden>
        {lost
          ? t('loss.lostAria')
          : t('loss.untilAria', { duration: formatDuration(left) })}
      </VisuallyHidden>
      <Box aria-hidden={!whole || lost} sx={{ color: 'text.secondary' }}>
        {explanation()}
      </Box>
    </Box>
  );

  function explanation() {
    if (lost) {
      return t('loss.lostAria');
    }
    return whole ? t('loss.at', { time: at }) : t('onCall.untilLoss');
  }
}

function Figure(props: { pipeline: PipelineSummary; size: string }) {
  const t = useTranslate();
  const words = useKindWords();
  const { keyFigure } = props.pipeline;
  if (!keyFigure) {
    return (
      <Box>
        <HealthIcon health="critical" size={32} />
        <Box sx={{ color: 'text.secondary' }}>{t('onCall.noFigure')}</Box>
      </Box>
    );
  }
  const { value, unit } = keyFigure;
  return (
    <Box>
      <Box
        sx={{
          fontSize: props.size,
          lineHeight: 1.1,
          fontWeight: 700,
          fontVariantNumeric: 'tabular-nums',
        }}
      >
        <Changing value={value}>{formatUnit(value, unit)}</Changing>
      </Box>
      <Box sx={{ color: 'text.secondary' }}>
        {t('onCall.noClock', { figure: words.figure(keyFigure) })}
      </Box>
    </Box>
  );
}
