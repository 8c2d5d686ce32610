import Box from '@mui/material/Box';
import {
  BurnRate,
  PipelineObjective,
} from '@pipeline-health/plugin-pipeline-health-common';
import { formatDuration } from '../../format/duration';
import { inLocale } from '../../format/locale';
import { Fact } from '../../parts/Facts';
import { healthTone } from '../../theme/healthTone';
import { useTranslate } from '../../translation/useTranslate';

const multiple = inLocale(
  locale => new Intl.NumberFormat(locale, { maximumFractionDigits: 1 }),
);

/** How fast the error budget is spent, in each pair of windows. */
export function BurnRates(props: { objective: PipelineObjective }) {
  const t = useTranslate();
  return props.objective.burnRates.map(each => (
    <Fact
      key={each.window}
      label={t('objective.burnRate', {
        window: formatDuration(each.window),
        shortWindow: formatDuration(each.shortWindow),
      })}
    >
      <Rates {...each} />
    </Fact>
  ));
}

function Rates({ rate, shortRate, threshold, severity, burning }: BurnRate) {
  const t = useTranslate();
  const told = (value: number | undefined) =>
    value === undefined
      ? t('objective.rateNotKnown')
      : t('objective.rate', { rate: multiple().format(value) });
  return (
    <>
      <Box
        component="span"
        sx={theme => ({
          fontWeight: 600,
          ...(burning && { color: healthTone(theme, severity).text }),
        })}
      >
        {rate === undefined && shortRate === undefined
          ? told(undefined)
          : t('objective.rates', {
              rate: told(rate),
              shortRate: told(shortRate),
            })}
      </Box>{' '}
      <Box component="span" sx={{ color: 'text.secondary' }}>
        {t('objective.threshold', {
          severity: t(`severity.${severity}`),
          threshold: multiple().format(threshold),
        })}
      </Box>
    </>
  );
}
