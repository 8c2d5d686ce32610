import Box from '@mui/material/Box';
import { formatDuration } from '../../format/duration';
import { formatRatio } from '../../format/number';
import { stageTitle } from '../../format/stageTitle';
import { useHourTotals } from '../../hooks/useHourTotals';
import { Panel } from '../../parts/Panel';
import { useTranslate } from '../../translation/useTranslate';
import { HourBars } from '../HourBars';
import { StagePanelProps } from '../StagePanel';
import { readQueue } from './readQueue';

const FLOWS = ['messagesSent', 'messagesReceived', 'messagesDeleted'] as const;

/** What came into a queue and went out of it in the last hour, and how much of the retention the oldest message has used. */
export function QueueBalance(props: StagePanelProps) {
  const t = useTranslate();
  const { entityRef, stage, note } = props;
  const live = useHourTotals(entityRef, stage.arn, FLOWS);
  const queue = readQueue(stage.inventory);
  if (!queue) {
    return null;
  }
  const totals = live.status === 'ready' ? live.value.totals : {};
  const bars = FLOWS.flatMap(flow =>
    totals[flow] === undefined
      ? []
      : [{ label: t(`queue.${flow}`), value: totals[flow] }],
  );
  const age = stage.readings.oldestMessageAge?.value;
  return (
    <Panel title={t('queue.title')} hint={stageTitle(stage)}>
      {note}
      <HourBars label={t('queue.title')} live={live} bars={bars} />
      {age !== undefined && (
        <AgeOfRetention age={age} retention={queue.retentionSeconds} />
      )}
    </Panel>
  );
}

/** How much of the time for which a queue keeps messages its oldest one has used. */
function AgeOfRetention(props: { age: number; retention: number }) {
  const t = useTranslate();
  const { age, retention } = props;
  const share = Math.min(1, age / retention);
  const text = t('queue.age', {
    age: formatDuration(age),
    retention: formatDuration(retention),
    share: formatRatio(share),
  });
  return (
    <Box sx={{ mt: 2, fontSize: 13, lineHeight: '20px' }}>
      {text}
      <Box
        role="meter"
        aria-label={t('queue.ageLabel')}
        aria-valuemin={0}
        aria-valuemax={1}
        aria-valuenow={share}
        aria-valuetext={text}
        sx={{
          height: 12,
          mt: 0.5,
          borderRadius: 0.5,
          backgroundColor: 'action.selected',
        }}
      >
        <Box
          sx={{
            height: '100%',
            borderRadius: 0.5,
            forcedColorAdjust: 'none',
            backgroundColor: 'primary.main',
          }}
          style={{ width: `${share * 100}%` }}
        />
      </Box>
    </Box>
  );
}
