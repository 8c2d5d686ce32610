import Box from '@mui/material/Box';
import Chip from '@mui/material/Chip';
import { MaintenanceWindow } from '@pipeline-health/plugin-pipeline-health-common';
import { formatDuration } from '../../format/duration';
import { formatLocal } from '../../format/time';
import { HinderableButton } from '../../parts/HinderableButton';
import { PersonOrService } from '../../parts/PersonOrService';
import { Translate, useTranslate } from '../../translation/useTranslate';

/** When and why it is worked on, and who said so; what a person said can be taken back. */
export function MaintenanceItem(props: {
  window: MaintenanceWindow;
  hindrance: string | undefined;
  onRemove(id: string): void;
}) {
  const t = useTranslate();
  const { window, hindrance, onRemove } = props;
  const { id, reason, source, by, activeUntil } = window;
  return (
    <Box
      component="li"
      sx={{
        display: 'flex',
        flexWrap: 'wrap',
        alignItems: 'center',
        gap: 1,
        py: 1,
        fontSize: 13,
        lineHeight: '20px',
        overflowWrap: 'anywhere',
        '& + &': { borderTop: 1, borderColor: 'divider' },
      }}
    >
      <Box sx={{ flex: '1 1 240px', minWidth: 0 }}>
        <Box sx={{ fontWeight: 600 }}>
          {activeUntil && (
            <Chip
              size="small"
              color="primary"
              label={t('maintenance.now')}
              sx={{ mr: 1, height: 20 }}
            />
          )}
          {reason}
        </Box>
        <Box sx={{ color: 'text.secondary' }}>
          {timesOf(window, t).join(' · ')}
          {` · ${t(`maintenance.source.${source}`)}`}
          {by && (
            <>
              {' '}
              <PersonOrService by={by} />
            </>
          )}
        </Box>
      </Box>
      {id !== undefined && (
        <HinderableButton
          size="small"
          color="inherit"
          hindrance={hindrance}
          aria-label={t('maintenance.removeOne', { reason })}
          onClick={() => onRemove(id)}
        >
          {t('maintenance.remove')}
        </HinderableButton>
      )}
    </Box>
  );
}

function timesOf(window: MaintenanceWindow, t: Translate): string[] {
  const { cron, timezone = 'UTC', duration = 0 } = window;
  const { from, until = '', activeUntil, nextAt } = window;
  if (cron === undefined) {
    const end = formatLocal(until);
    return [
      from
        ? t('maintenance.span', { from: formatLocal(from), until: end })
        : t('maintenance.until', { until: end }),
    ];
  }
  return [
    t('maintenance.again', {
      cron,
      timezone,
      duration: formatDuration(duration),
    }),
    ...(activeUntil
      ? [t('maintenance.until', { until: formatLocal(activeUntil) })]
      : []),
    ...(nextAt ? [t('maintenance.next', { time: formatLocal(nextAt) })] : []),
  ];
}
