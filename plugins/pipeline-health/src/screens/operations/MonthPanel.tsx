import Box from '@mui/material/Box';
import LinearProgress from '@mui/material/LinearProgress';
import {
  CollectionLowered,
  CollectionStatus,
} from '@pipeline-health/plugin-pipeline-health-common';
import { formatMoney, formatRatio } from '../../format/number';
import { formatLocal } from '../../format/time';
import { useMessageTexts } from '../../hooks/useMessageText';
import { Fact, Facts } from '../../parts/Facts';
import { Panel } from '../../parts/Panel';
import { healthTone } from '../../theme/healthTone';
import { useTranslate } from '../../translation/useTranslate';
import { Prices } from './Prices';

const TIERS = ['hot', 'warm', 'cold'] as const;

/** What collection costs this month, against what it may. */
export function MonthPanel(props: { status: CollectionStatus }) {
  const t = useTranslate();
  const textsOf = useMessageTexts();
  const { month, prices = [], priceSource, priceSourceMessages } = props.status;
  if (!month) {
    return null;
  }
  const { spentUsd, forecastUsd, budgetUsd, lowered } = month;
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
      {lowered && <Lowered lowered={lowered} />}
      {prices.length > 0 && <Prices prices={prices} />}
      <Box sx={{ mt: 2, fontSize: 12, color: 'text.secondary' }}>
        {textsOf(priceSourceMessages, [priceSource]).join(' ')}
      </Box>
    </Panel>
  );
}

/** What the budget has read more seldom, or not at all. */
function Lowered(props: { lowered: CollectionLowered }) {
  const t = useTranslate();
  const { since, slower, stopped } = props.lowered;
  const tiers = TIERS.flatMap(tier => {
    const name = t(`operations.${tier}`);
    if (stopped.includes(tier)) {
      return t('operations.stopped', { tier: name });
    }
    // A little more seldom is not worth a word.
    const times = Number(slower[tier].toFixed(1));
    return times > 1
      ? t('operations.slower', { tier: name, times: `${times}` })
      : [];
  });
  return (
    <Box sx={{ mt: 2 }}>
      {since
        ? t('operations.lowered', { since: formatLocal(since) })
        : t('operations.loweredNow')}
      <Box component="ul" sx={{ m: 0, pl: 3 }}>
        {tiers.map(tier => (
          <li key={tier}>{tier}</li>
        ))}
      </Box>
    </Box>
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
