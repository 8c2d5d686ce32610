import Box from '@mui/material/Box';
import {
  ObjectiveCount,
  PipelineObjective,
} from '@pipeline-health/plugin-pipeline-health-common';
import { formatDuration } from '../../format/duration';
import { formatRatio } from '../../format/number';
import { formatDay } from '../../format/time';
import { VisuallyHidden } from '../../parts/VisuallyHidden';
import { healthTone } from '../../theme/healthTone';
import { useTranslate } from '../../translation/useTranslate';

const DAY = 86_400_000;
/** So that little is seen, too. */
const LEAST = 0.12;
/** A day that spends an even share of four weeks' budget spends as it may. */
const EVEN_SHARE = 1 / 28;

/** What each day of four weeks spent of the error budget: higher bars spent more. */
export function BudgetDays(props: { objective: PipelineObjective }) {
  const t = useTranslate();
  const { days, from, until, budget = 0 } = props.objective;
  const known = new Map(days.map(day => [Date.parse(day.from), day]));
  const first = Math.floor(Date.parse(from) / DAY) * DAY;
  const count = Math.floor((Date.parse(until) - first) / DAY) + 1;
  return (
    <Box sx={{ mb: 2 }}>
      <Box
        component="ol"
        aria-label={t('objective.days')}
        sx={{
          listStyle: 'none',
          m: 0,
          p: 0,
          display: 'grid',
          gridTemplateColumns: `repeat(${count}, minmax(0, 1fr))`,
          gap: { xs: '1px', sm: '3px' },
          height: 40,
        }}
      >
        {Array.from({ length: count }, (_, index) => {
          const at = first + index * DAY;
          return <Day key={at} at={at} count={known.get(at)} budget={budget} />;
        })}
      </Box>
      <Box
        aria-hidden
        sx={{
          display: 'flex',
          justifyContent: 'space-between',
          gap: 1,
          mt: 0.5,
          fontSize: 12,
          lineHeight: '16px',
          color: 'text.secondary',
        }}
      >
        <span>{formatDay(first)}</span>
        <Box component="span" sx={{ textAlign: 'center' }}>
          {t('objective.days')}
        </Box>
        <span>{formatDay(Date.parse(until))}</span>
      </Box>
    </Box>
  );
}

function Day(props: { at: number; count?: ObjectiveCount; budget: number }) {
  const t = useTranslate();
  const { at, count, budget } = props;
  const isKnown = count !== undefined && count.good + count.bad > 0;
  const spent = count && budget > 0 ? count.bad / budget : 0;
  const day = formatDay(at);
  const words = [
    isKnown
      ? t('objective.day', { day, spent: formatRatio(spent) })
      : t('objective.dayNotKnown', { day }),
    ...(count?.unknownMinutes
      ? [
          t('objective.unknownOfDay', {
            duration: formatDuration(count.unknownMinutes * 60),
          }),
        ]
      : []),
    ...(count?.plannedMinutes
      ? [
          t('objective.plannedOfDay', {
            duration: formatDuration(count.plannedMinutes * 60),
          }),
        ]
      : []),
  ].join(', ');
  return (
    <Box
      component="li"
      title={words}
      sx={theme => ({
        position: 'relative',
        borderRadius: '3px',
        overflow: 'hidden',
        ...(isKnown
          ? { backgroundColor: healthTone(theme, 'healthy').soft }
          : { border: `1px dashed ${theme.palette.divider}` }),
      })}
    >
      <VisuallyHidden>{words}</VisuallyHidden>
      {isKnown && (
        <Box
          sx={theme => ({
            position: 'absolute',
            inset: 'auto 0 0 0',
            height:
              spent > 0
                ? `${Math.min(1, Math.max(LEAST, spent)) * 100}%`
                : '3px',
            backgroundColor: healthTone(theme, healthOfDay(spent)).line,
          })}
        />
      )}
    </Box>
  );
}

function healthOfDay(spent: number) {
  if (spent <= EVEN_SHARE) {
    return 'healthy';
  }
  return spent < 0.5 ? 'warning' : 'critical';
}
