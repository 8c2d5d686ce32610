import Box from '@mui/material/Box';
import LinearProgress from '@mui/material/LinearProgress';
import { CollectionStatus } from '@pipeline-health/plugin-pipeline-health-common';
import { formatMoney, formatRatio } from '../../format/number';
import { Fact, Facts } from '../../parts/Facts';
import { Panel } from '../../parts/Panel';
import { healthTone } from '../../theme/healthTone';
import { useTranslate } from '../../translation/useTranslate';

/** What collection costs this month, against what it may. */
export function MonthPanel(props: { status: CollectionStatus }) {
  const t = useTranslate();
  const { month, priceSource } = props.status;
  if (!month) {
    return null;
  }
  const { spentUsd, forecastUsd, budgetUsd } = month;
  return (
    <Panel title={t('operations.cost')} hint={t('operations.costHint')}>
      <Facts>
        <Fact label={t('operations.spent')}>{formatMoney(spentUsd)}</Fact>
        <Fact label={t('operations.forecast')}>{formatMoney(forecastUsd)}</Fact>
        <Fact label={t('operations.budget')}>
          {budgetUsd === undefined
            ? t('operations.noBudget')
            : formatMoney(budgetUsd)}
        </Fact>
      </Facts>
      {budgetUsd !== undefined && <Share ratio={forecastUsd / budgetUsd} />}
      <Box sx={{ mt: 2, fontSize: 12, color: 'text.secondary' }}>
        {priceSource}
      </Box>
    </Panel>
  );
}

function Share(props: { ratio: number }) {
  const t = useTranslate();
  const { ratio } = props;
  return (
    <Box sx={{ mt: 2 }}>
      <LinearProgress
        variant="determinate"
        value={Math.min(100, 100 * ratio)}
        aria-label={t('operations.budgetBar')}
        sx={theme => ({
          height: 8,
          borderRadius: 4,
          backgroundColor: 'action.hover',
          '& .MuiLinearProgress-bar': {
            backgroundColor: healthTone(
              theme,
              ratio > 1 ? 'critical' : 'healthy',
            ).line,
          },
        })}
      />
      <Box sx={{ mt: 0.5, fontSize: 12, color: 'text.secondary' }}>
        {t('operations.ofBudget', { share: formatRatio(ratio) })}
      </Box>
    </Box>
  );
}
