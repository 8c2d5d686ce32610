import Box from '@mui/material/Box';
import { PipelineSummary } from '@pipeline-health/plugin-pipeline-health-common';
import { useFindingText } from '../hooks/useFindingText';
import { isKnown } from '../format/isKnown';
import { healthTone } from '../theme/healthTone';
import { useTranslate } from '../translation/useTranslate';

/** What is wrong, in a sentence; what there is, when nothing is. */
export function ReasonSentence(props: {
  pipeline: PipelineSummary;
  lines?: number | { xs: number; sm: number };
  large?: boolean;
}) {
  const t = useTranslate();
  const textOf = useFindingText();
  const { lines = 2, large = false } = props;
  const { reason, health, stageCount, incident } = props.pipeline;
  const stages = t('list.stages', { count: stageCount });
  const well = `${t('list.allWell')} · ${stages}`;
  const title = reason && textOf(reason).title;
  const text = title ?? (health === 'healthy' ? well : stages);
  return (
    <Box
      title={title}
      sx={theme => ({
        display: '-webkit-box',
        WebkitBoxOrient: 'vertical',
        WebkitLineClamp: lines,
        overflow: 'hidden',
        overflowWrap: 'anywhere',
        fontSize: large ? 16 : 13,
        lineHeight: large ? '24px' : '20px',
        color:
          health === 'critical' && !isKnown(incident)
            ? healthTone(theme, health).text
            : 'text.secondary',
      })}
    >
      {text}
    </Box>
  );
}
