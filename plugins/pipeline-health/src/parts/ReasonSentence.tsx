import Box from '@mui/material/Box';
import { useTheme } from '@mui/material/styles';
import { PipelineSummary } from '@pipeline-health/plugin-pipeline-health-common';
import { useMessageText } from '../hooks/useMessageText';
import { isKnown } from '../format/isKnown';
import { healthTone } from '../theme/healthTone';
import { useTranslate } from '../translation/useTranslate';
import { oneLine } from './oneLine';

/** Font size and height of a line, in pixels. */
const SIZES = { small: [12, 15], usual: [13, 20], large: [16, 24] };

/** Words on several lines, cut where there is no more room. */
const cut = {
  display: '-webkit-box',
  WebkitBoxOrient: 'vertical',
  overflow: 'hidden',
  overflowWrap: 'anywhere',
} as const;

type Size = keyof typeof SIZES;

/** What is wrong, in a sentence; what there is, when nothing is. */
export function ReasonSentence(props: {
  pipeline: PipelineSummary;
  lines?: number | { xs: number; sm: number };
  size?: Size;
}) {
  const t = useTranslate();
  const textOf = useMessageText();
  const theme = useTheme();
  const { lines = 2, size = 'usual' } = props;
  const [fontSize, lineHeight] = SIZES[size];
  const { reason, health, stageCount, incident } = props.pipeline;
  const stages = t('list.stages', { count: stageCount });
  const well = `${t('list.allWell')} · ${stages}`;
  const title = reason && textOf(reason.message, reason.title, 'title');
  const text = title ?? (health === 'healthy' ? well : stages);
  const color =
    health === 'critical' && !isKnown(incident)
      ? healthTone(theme, health).text
      : theme.palette.text.secondary;
  const font = { fontSize, lineHeight: `${lineHeight}px`, color };
  return typeof lines === 'number' ? (
    <div
      title={title}
      style={{
        ...font,
        ...(lines === 1 ? oneLine : { ...cut, WebkitLineClamp: lines }),
      }}
    >
      {text}
    </div>
  ) : (
    <Box title={title} style={font} sx={{ ...cut, WebkitLineClamp: lines }}>
      {text}
    </Box>
  );
}
