import Box from '@mui/material/Box';
import { Run } from '@pipeline-health/plugin-pipeline-health-common';
import { median } from '../../format/median';
import { formatDuration } from '../../format/duration';
import { RunBars } from '../../parts/RunBars';
import { useTranslate } from '../../translation/useTranslate';
import { endedRuns, runSeconds } from './runWords';

/** Fewer runs than this have no trend. */
const FEWEST = 3;
const HEIGHT = 56;

/** How long the runs of a stage took, and what is usual. */
export function DurationTrend(props: { runs: readonly Run[] }) {
  const t = useTranslate();
  const runs = endedRuns(props.runs);
  const seconds = runs.map(run => runSeconds(run, 0) ?? 0);
  const usual = median(seconds);
  if (usual === undefined || runs.length < FEWEST) {
    return null;
  }
  const label = t('run.trend', {
    count: runs.length,
    median: formatDuration(usual),
    longest: formatDuration(Math.max(...seconds)),
  });
  return (
    <Box sx={{ mt: 2, maxWidth: 480 }}>
      <Box sx={{ fontSize: 12, color: 'text.secondary' }}>{label}</Box>
      <RunBars
        label={label}
        runs={runs}
        valueOf={run => runSeconds(run, 0)}
        format={formatDuration}
        height={HEIGHT}
      />
    </Box>
  );
}
