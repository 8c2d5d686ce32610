import HistoryToggleOffIcon from '@mui/icons-material/HistoryToggleOff';
import Box from '@mui/material/Box';
import { Pipeline } from '@pipeline-health/plugin-pipeline-health-common';
import { formatDuration } from '../../format/duration';
import { secondsSince } from '../../format/time';
import { useNow } from '../../hooks/useNow';
import { healthTone } from '../../theme/healthTone';
import { useTranslate } from '../../translation/useTranslate';

/** Says that what is shown is old. */
export function StaleNote(props: { pipeline: Pipeline }) {
  const t = useTranslate();
  const now = useNow();
  const { stale, collectedAt } = props.pipeline;
  if (!stale || !collectedAt) {
    return null;
  }
  return (
    <Box
      role="status"
      sx={theme => ({
        display: 'flex',
        alignItems: 'center',
        gap: 1.5,
        px: { xs: 2, sm: 3 },
        py: 1.5,
        borderRadius: 2,
        fontSize: 14,
        color: healthTone(theme, 'unknown').text,
        border: `1px dotted ${healthTone(theme, 'unknown').line}`,
        backgroundImage: `repeating-linear-gradient(135deg, ${
          healthTone(theme, 'unknown').soft
        } 0 8px, transparent 8px 16px)`,
        backgroundColor: 'background.paper',
      })}
    >
      <HistoryToggleOffIcon aria-hidden />
      <span>
        <strong>{t('pipeline.staleTitle')}.</strong>{' '}
        {t('pipeline.staleBody', {
          duration: formatDuration(secondsSince(collectedAt, now)),
        })}
      </span>
    </Box>
  );
}
