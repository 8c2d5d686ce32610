import Box from '@mui/material/Box';
import { formatLocal } from '../format/time';
import { HourTotals } from '../hooks/useHourTotals';
import { Live } from '../hooks/useLive';
import { asOfHint } from '../parts/asOfHint';
import { ShareBar, ShareBars } from '../parts/ShareBars';
import { useTranslate } from '../translation/useTranslate';

/** What was counted in the last hour as bars, or that it is not known. */
export function HourBars(props: {
  label: string;
  live: Live<HourTotals>;
  bars: ShareBar[];
}) {
  const t = useTranslate();
  const { label, live, bars } = props;
  const quiet = { fontSize: 13, color: 'text.secondary' };
  if (live.status !== 'ready' || bars.length === 0) {
    return (
      <Box sx={quiet}>
        {t(live.status === 'loading' ? 'state.loading' : 'hour.unknown')}
      </Box>
    );
  }
  const { fromMs, toMs } = live.value;
  return (
    <>
      <Box sx={{ ...quiet, mb: 1.5, fontSize: 12 }}>
        {t('hour.span', {
          from: formatLocal(fromMs),
          to: formatLocal(toMs),
        })}{' '}
        {asOfHint(t, live)}
      </Box>
      <ShareBars label={label} bars={bars} />
    </>
  );
}
