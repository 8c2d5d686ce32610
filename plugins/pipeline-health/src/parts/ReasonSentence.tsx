import Box from '@mui/material/Box';
import { PipelineSummary } from '@pipeline-health/plugin-pipeline-health-common';
import { useFindingText } from '../hooks/useFindingText';
import { isKnown } from '../format/isKnown';
import { healthTone } from '../theme/healthTone';
import { useTranslate } from '../translation/useTranslate';

/** Font size and height of a line, in pixels. */
const SIZES = { small: [12, 16], usual: [13, 20], large: [16, 24] };

type Size = keyof typeof SIZES;

/** What is wrong, in a sentence; what there is, when nothing is. */
export function ReasonSentence(props: {
  pipeline: PipelineSummary;
  lines?: number | { xs: number; sm: number };
  size?: Size;
}) {
  const t = useTranslate();
  const textOf = useFindingText();
  const { lines = 2, size = 'usual' } = props;
  const [fontSize, lineHeight] = SIZES[size];
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
        fontSize,
        lineHeight: `${lineHeight}px`,
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
