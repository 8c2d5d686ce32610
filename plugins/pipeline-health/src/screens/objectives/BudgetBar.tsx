import Box from '@mui/material/Box';
import { PipelineObjective } from '@pipeline-health/plugin-pipeline-health-common';
import { useId } from 'react';
import { formatDuration } from '../../format/duration';
import { formatCompact, formatRatio } from '../../format/number';
import { healthTone } from '../../theme/healthTone';
import { useTranslate } from '../../translation/useTranslate';
import { budgetHealth } from './budgetHealth';

/** How much of the error budget is left, as a bar and in words. */
export function BudgetBar(props: { objective: PipelineObjective }) {
  const t = useTranslate();
  const id = useId();
  const { budgetLeft = 1 } = props.objective;
  const left = Math.max(0, Math.min(1, budgetLeft));
  const words =
    budgetLeft < 0
      ? t('objective.overspent', { share: formatRatio(-budgetLeft) })
      : formatRatio(budgetLeft);
  return (
    <Box sx={{ minWidth: 0 }}>
      <Box
        sx={{
          display: 'flex',
          flexWrap: 'wrap',
          columnGap: 1,
          fontSize: 13,
          lineHeight: '20px',
          fontVariantNumeric: 'tabular-nums',
        }}
      >
        <Box component="span" id={id} sx={{ color: 'text.secondary' }}>
          {t('objective.budgetLeft')}
        </Box>
        <Box component="span" sx={{ fontWeight: 600 }}>
          {words}
        </Box>
        <Box component="span" sx={{ color: 'text.secondary', ml: 'auto' }}>
          {useSpent(props.objective)}
        </Box>
      </Box>
      <Box
        role="meter"
        aria-labelledby={id}
        aria-valuemin={0}
        aria-valuemax={1}
        aria-valuenow={left}
        aria-valuetext={words}
        sx={{
          mt: 1,
          height: 12,
          borderRadius: 6,
          overflow: 'hidden',
          backgroundColor: 'action.hover',
          border: 1,
          borderColor: 'divider',
        }}
      >
        <Box
          sx={theme => ({
            height: '100%',
            width: `${left * 100}%`,
            backgroundColor: healthTone(theme, budgetHealth(props.objective))
              .line,
          })}
        />
      </Box>
    </Box>
  );
}

function useSpent({ unit, bad, budget = 0 }: PipelineObjective): string {
  const t = useTranslate();
  switch (unit) {
    case 'minutes':
      return t('objective.spentMinutes', {
        bad: formatDuration(bad * 60),
        budget: formatDuration(budget * 60),
      });
    case 'runs':
      return t('objective.spentRuns', {
        bad: formatCompact(bad),
        budget: formatCompact(budget),
      });
    default:
      return t('objective.spentEvents', {
        bad: formatCompact(bad),
        budget: formatCompact(budget),
      });
  }
}
