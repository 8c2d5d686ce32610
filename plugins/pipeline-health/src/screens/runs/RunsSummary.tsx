import Box from '@mui/material/Box';
import { Run } from '@pipeline-health/plugin-pipeline-health-common';
import { formatCount, formatMoney } from '../../format/number';
import { useTranslate } from '../../translation/useTranslate';
import { RunStateIcon } from '../../parts/RunStateIcon';
import { countStates } from './runWords';

/** How many runs ended how, and what all cost; also the legend of the timeline. */
export function RunsSummary(props: { runs: Run[] }) {
  const t = useTranslate();
  const { runs } = props;
  const costs = runs.flatMap(({ estimatedCostUsd }) => estimatedCostUsd ?? []);
  return (
    <Box
      sx={{
        display: 'flex',
        flexWrap: 'wrap',
        alignItems: 'center',
        columnGap: 3,
        rowGap: 0.5,
        mb: 2,
        fontSize: 13,
        lineHeight: '20px',
        fontVariantNumeric: 'tabular-nums',
      }}
    >
      {runs.length === 0 && (
        <Box sx={{ color: 'text.secondary' }}>{t('run.noneInRange')}</Box>
      )}
      {countStates(runs).map(({ state, count }) => (
        <Box
          key={state}
          sx={{ display: 'inline-flex', alignItems: 'center', gap: 0.75 }}
        >
          <RunStateIcon state={state} />
          {`${t(`run.${state}`)} ${formatCount(count)}`}
        </Box>
      ))}
      {costs.length > 0 && (
        <Box
          title={t('run.totalCostHint')}
          sx={{ ml: { sm: 'auto' }, color: 'text.secondary' }}
        >
          {t('run.totalCost', {
            cost: formatMoney(costs.reduce((sum, cost) => sum + cost, 0)),
          })}
        </Box>
      )}
    </Box>
  );
}
