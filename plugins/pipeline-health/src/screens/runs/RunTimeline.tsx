import Box from '@mui/material/Box';
import { Finding } from '@pipeline-health/plugin-pipeline-health-common';
import { useTranslate } from '../../translation/useTranslate';
import { VisuallyHidden } from '../../parts/VisuallyHidden';
import { RunLane, RunScale } from './runLanes';
import { RunLaneRow } from './RunLaneRow';
import { TimeAxis } from './TimeAxis';
import { timeTicks } from './timeTicks';
import { useRovingFocus } from './useRovingFocus';

/** The width of the names before the lines, with the space after them. */
export const NAMES_WIDTH = 184;
const SPACE = 16;

/** When every stage ran, and is due to: a line for each over the same time. */
export function RunTimeline(props: {
  lanes: RunLane[];
  scale: RunScale;
  findings: readonly Finding[];
  chosenKey?: string;
  onChoose(key: string): void;
}) {
  const t = useTranslate();
  const { lanes, scale, findings, chosenKey, onChoose } = props;
  const roving = useRovingFocus(lanes);
  const ticks = timeTicks(scale, new Date(scale.toMs).getTimezoneOffset());
  return (
    <Box
      role="group"
      aria-label={t('run.timeline')}
      sx={{
        display: 'grid',
        gridTemplateColumns: `${NAMES_WIDTH - SPACE}px minmax(0, 1fr)`,
        columnGap: `${SPACE}px`,
        rowGap: 1,
      }}
    >
      <VisuallyHidden>{t('run.keys')}</VisuallyHidden>
      {lanes.map(lane => (
        <RunLaneRow
          key={lane.stage.arn}
          lane={lane}
          scale={scale}
          ticks={ticks}
          findings={findings}
          chosenKey={chosenKey}
          onChoose={onChoose}
          roving={roving}
        />
      ))}
      <TimeAxis range={scale} ticks={ticks} />
    </Box>
  );
}
