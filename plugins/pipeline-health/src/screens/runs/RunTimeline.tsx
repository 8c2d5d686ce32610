import Box from '@mui/material/Box';
import { Run, Stage } from '@pipeline-health/plugin-pipeline-health-common';
import { useTranslate } from '../../translation/useTranslate';
import { VisuallyHidden } from '../../parts/VisuallyHidden';
import { RunLane, runKey, TimeRange } from './runLanes';
import { RunLaneRow } from './RunLaneRow';
import { TimeAxis } from './TimeAxis';
import { timeTicks } from './timeTicks';
import { useRovingFocus } from './useRovingFocus';

/** The width of the names before the lines. */
const NAMES = 168;

/** When every stage ran: a line for each over the same time. */
export function RunTimeline(props: {
  lanes: RunLane[];
  range: TimeRange;
  chosen?: { stage: Stage; run: Run };
  onChoose(key: string): void;
}) {
  const t = useTranslate();
  const { lanes, range, chosen, onChoose } = props;
  const roving = useRovingFocus(lanes);
  const chosenKey = chosen && runKey(chosen.stage, chosen.run);
  const ticks = timeTicks(range, new Date(range.toMs).getTimezoneOffset());
  return (
    <Box
      role="group"
      aria-label={t('run.timeline')}
      sx={{
        display: 'grid',
        gridTemplateColumns: `${NAMES}px minmax(0, 1fr)`,
        columnGap: 2,
        rowGap: 1,
      }}
    >
      <VisuallyHidden>{t('run.keys')}</VisuallyHidden>
      {lanes.map(lane => (
        <RunLaneRow
          key={lane.stage.arn}
          lane={lane}
          range={range}
          ticks={ticks}
          chosenKey={chosenKey}
          onChoose={onChoose}
          roving={roving}
        />
      ))}
      <TimeAxis range={range} ticks={ticks} />
    </Box>
  );
}
