import Box from '@mui/material/Box';
import { Run } from '@pipeline-health/plugin-pipeline-health-common';
import { formatDuration } from '../../format/duration';
import { formatMoney } from '../../format/number';
import { RunBars } from '../../parts/RunBars';
import { SubHeading } from '../../parts/SubHeading';
import { useTranslate } from '../../translation/useTranslate';

const FEWEST = 2;
const HEIGHT = 140;

/** How long the runs of a job took and what they cost, one beside the other; nothing before there are some. */
export function JobRuns(props: { runs: readonly Run[] }) {
  const t = useTranslate();
  const runs = [...props.runs].reverse();
  const timed = runs.filter(({ durationSeconds }) => durationSeconds);
  const paid = runs.filter(({ estimatedCostUsd }) => estimatedCostUsd);
  return (
    <Box
      sx={{
        display: 'grid',
        gridTemplateColumns: 'repeat(auto-fit, minmax(min(280px, 100%), 1fr))',
        columnGap: 4,
        rowGap: 2,
      }}
    >
      {timed.length >= FEWEST && (
        <Box sx={{ minWidth: 0 }}>
          <SubHeading>{t('job.durations')}</SubHeading>
          <RunBars
            axes
            label={t('job.durations')}
            runs={timed}
            valueOf={run => run.durationSeconds}
            format={formatDuration}
            height={HEIGHT}
          />
        </Box>
      )}
      {paid.length >= FEWEST && (
        <Box sx={{ minWidth: 0 }}>
          <SubHeading>{t('job.costs')}</SubHeading>
          <RunBars
            axes
            label={t('job.costs')}
            runs={paid}
            valueOf={run => run.estimatedCostUsd}
            format={formatMoney}
            height={HEIGHT}
          />
        </Box>
      )}
    </Box>
  );
}
