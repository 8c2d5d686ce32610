import Box from '@mui/material/Box';
import { formatLocal } from '../../format/time';
import { ChartMark } from '../../parts/charts/ChartMarks';
import { Folded } from '../../parts/Folded';
import { useTranslate } from '../../translation/useTranslate';

/** The most that are listed; charts draw all of them. */
const MOST = 50;

/** What is marked on the charts, in words. */
export function MarkList(props: { marks: readonly ChartMark[] }) {
  const t = useTranslate();
  const { marks } = props;
  const newestFirst = [...marks].sort((a, b) => b.fromMs - a.fromMs);
  return marks.length === 0 ? null : (
    <Folded label={t('chart.happened', { count: marks.length })}>
      <Box
        component="ol"
        sx={{
          m: 0,
          mt: 1,
          p: 0,
          listStyle: 'none',
          fontSize: 13,
          lineHeight: '20px',
          overflowWrap: 'anywhere',
          fontVariantNumeric: 'tabular-nums',
        }}
      >
        {newestFirst.slice(0, MOST).map(({ id, kind, fromMs, text }) => (
          <li key={id}>
            <Box component="span" sx={{ color: 'text.secondary' }}>
              {formatLocal(fromMs)}
            </Box>{' '}
            <Box component="span" sx={{ fontWeight: 600 }}>
              {t(`chart.mark.${kind}`)}
            </Box>{' '}
            {text}
          </li>
        ))}
      </Box>
    </Folded>
  );
}
