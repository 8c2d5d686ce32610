import Box from '@mui/material/Box';
import { SubHeading } from '../../parts/SubHeading';
import { formatCount, formatRatio } from '../../format/number';
import { useTranslate } from '../../translation/useTranslate';
import { Matching } from './readMatching';

/** What a transform was taught, and towards what it leans. */
export function Tuning(props: { matching: Matching }) {
  const t = useTranslate();
  const {
    labelCount,
    precisionRecallTradeoff,
    accuracyCostTradeoff,
    enforceProvidedLabels,
  } = props.matching;
  return (
    <Box sx={{ minWidth: 0 }}>
      <SubHeading>{t('matching.tuning')}</SubHeading>
      {precisionRecallTradeoff !== undefined && (
        <Balance
          label={t('matching.precisionRecall')}
          left={t('matching.favoursRecall')}
          right={t('matching.favoursPrecision')}
          value={precisionRecallTradeoff}
        />
      )}
      {accuracyCostTradeoff !== undefined && (
        <Balance
          label={t('matching.accuracyCost')}
          left={t('matching.favoursCost')}
          right={t('matching.favoursAccuracy')}
          value={accuracyCostTradeoff}
        />
      )}
      <Box sx={{ fontSize: 13, lineHeight: '20px' }}>
        {labelCount !== undefined && (
          <div>
            {t('matching.labels')}{' '}
            <Box
              component="span"
              sx={{ fontWeight: 600, fontVariantNumeric: 'tabular-nums' }}
            >
              {formatCount(labelCount)}
            </Box>
          </div>
        )}
        {enforceProvidedLabels && <div>{t('matching.enforced')}</div>}
      </Box>
    </Box>
  );
}

/** Where a choice between two aims lies. */
function Balance(props: {
  label: string;
  left: string;
  right: string;
  value: number;
}) {
  const { label, left, right, value } = props;
  return (
    <Box sx={{ mb: 1.5, fontSize: 12, lineHeight: '16px' }}>
      <Box
        role="meter"
        aria-label={label}
        aria-valuemin={0}
        aria-valuemax={1}
        aria-valuenow={value}
        aria-valuetext={`${formatRatio(value)}: ${value > 0.5 ? right : left}`}
        sx={{
          position: 'relative',
          height: 4,
          my: 1,
          mx: 0.75,
          borderRadius: 1,
          forcedColorAdjust: 'none',
          backgroundColor: 'action.selected',
        }}
      >
        <Box
          sx={{
            position: 'absolute',
            top: -4,
            width: 12,
            height: 12,
            ml: '-6px',
            borderRadius: '50%',
            backgroundColor: 'primary.main',
          }}
          style={{ left: `${Math.min(1, Math.max(0, value)) * 100}%` }}
        />
      </Box>
      <Box
        sx={{
          display: 'flex',
          justifyContent: 'space-between',
          color: 'text.secondary',
        }}
      >
        <span>{left}</span>
        <Box
          component="span"
          sx={{ color: 'text.primary', fontVariantNumeric: 'tabular-nums' }}
        >
          {value.toFixed(2)}
        </Box>
        <span>{right}</span>
      </Box>
    </Box>
  );
}
