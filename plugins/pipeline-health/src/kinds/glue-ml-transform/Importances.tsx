import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import { useState } from 'react';
import { SubHeading } from '../../parts/SubHeading';
import { formatRatio } from '../../format/number';
import { useTranslate } from '../../translation/useTranslate';
import { Quality } from './readMatching';

const SHOWN = 8;

/** Which columns decide whether two records match. */
export function Importances(props: {
  importances: Quality['columnImportances'];
}) {
  const t = useTranslate();
  const { importances } = props;
  const [all, setAll] = useState(false);
  const folded = !all && importances.length > SHOWN + 1;
  const highest = Math.max(...importances.map(({ importance }) => importance));
  return (
    <Box sx={{ minWidth: 0 }}>
      <SubHeading hint={t('matching.importancesHint')}>
        {t('matching.importances')}
      </SubHeading>
      <Box
        component="ul"
        aria-label={t('matching.importances')}
        sx={{
          listStyle: 'none',
          m: 0,
          p: 0,
          display: 'grid',
          gap: 0.75,
          fontSize: 13,
          lineHeight: '20px',
          fontVariantNumeric: 'tabular-nums',
        }}
      >
        {(folded ? importances.slice(0, SHOWN) : importances).map(
          ({ column, importance }) => (
            <Box
              component="li"
              key={column}
              sx={{
                display: 'grid',
                gridTemplateColumns: 'minmax(0, 2fr) minmax(0, 3fr) 52px',
                alignItems: 'center',
                gap: 1,
              }}
            >
              <Box component="span" sx={{ overflowWrap: 'anywhere' }}>
                {column}
              </Box>
              <Box
                aria-hidden
                sx={{
                  height: 10,
                  borderRadius: 1,
                  forcedColorAdjust: 'none',
                  backgroundColor: 'primary.main',
                }}
                style={{
                  width: `${highest > 0 ? (importance / highest) * 100 : 0}%`,
                }}
              />
              <Box component="span" sx={{ textAlign: 'right' }}>
                {formatRatio(importance)}
              </Box>
            </Box>
          ),
        )}
      </Box>
      {folded && (
        <Button
          size="small"
          sx={{ mt: 0.5, px: 1.5, ml: -1.5 }}
          onClick={() => setAll(true)}
        >
          {t('matching.moreColumns', { count: importances.length - SHOWN })}
        </Button>
      )}
    </Box>
  );
}
