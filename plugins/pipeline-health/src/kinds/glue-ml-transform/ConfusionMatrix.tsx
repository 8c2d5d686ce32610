import Box from '@mui/material/Box';
import { SubHeading } from '../../parts/SubHeading';
import { formatCount, formatRatio } from '../../format/number';
import { healthTone } from '../../theme/healthTone';
import { useTranslate } from '../../translation/useTranslate';
import { Confusion } from './readMatching';

const matrix = {
  width: '100%',
  maxWidth: 360,
  ml: -1,
  borderCollapse: 'separate',
  borderSpacing: '8px',
  fontSize: 12,
  lineHeight: '18px',
  fontVariantNumeric: 'tabular-nums',
  '& th': {
    fontWeight: 400,
    textAlign: 'left',
    color: 'text.secondary',
    p: 0,
  },
  '& tbody td': { px: 1.5, py: 1, width: '40%' },
} as const;

/** How often it was right and wrong, both ways. */
export function ConfusionMatrix(props: { confusion: Confusion }) {
  const t = useTranslate();
  const { truePositives, falsePositives, trueNegatives, falseNegatives } =
    props.confusion;
  const total = truePositives + falsePositives + trueNegatives + falseNegatives;
  return (
    <Box>
      <SubHeading hint={t('matching.confusionHint')}>
        {t('matching.confusion')}
      </SubHeading>
      <Box component="table" aria-label={t('matching.confusion')} sx={matrix}>
        <thead>
          <tr>
            <td />
            <th scope="col">{t('matching.matched')}</th>
            <th scope="col">{t('matching.unmatched')}</th>
          </tr>
        </thead>
        <tbody>
          <tr>
            <th scope="row">{t('matching.same')}</th>
            <Cell
              right
              count={truePositives}
              total={total}
              meaning={t('matching.truePositives')}
            />
            <Cell
              count={falseNegatives}
              total={total}
              meaning={t('matching.falseNegatives')}
            />
          </tr>
          <tr>
            <th scope="row">{t('matching.different')}</th>
            <Cell
              count={falsePositives}
              total={total}
              meaning={t('matching.falsePositives')}
            />
            <Cell
              right
              count={trueNegatives}
              total={total}
              meaning={t('matching.trueNegatives')}
            />
          </tr>
        </tbody>
      </Box>
    </Box>
  );
}

function Cell(props: {
  count: number;
  total: number;
  meaning: string;
  right?: boolean;
}) {
  const { count, total, meaning, right } = props;
  return (
    <Box
      component="td"
      sx={theme => ({
        borderRadius: 1.5,
        border: `1px solid ${
          right || count === 0
            ? theme.palette.divider
            : healthTone(theme, 'warning').line
        }`,
        backgroundColor:
          right || count === 0
            ? theme.palette.action.hover
            : healthTone(theme, 'warning').soft,
      })}
    >
      <Box component="span" sx={{ fontSize: 16, fontWeight: 700 }}>
        {formatCount(count)}
      </Box>{' '}
      <Box component="span" sx={{ color: 'text.secondary' }}>
        {total > 0 ? formatRatio(count / total) : ''}
      </Box>
      <div>{meaning}</div>
    </Box>
  );
}
