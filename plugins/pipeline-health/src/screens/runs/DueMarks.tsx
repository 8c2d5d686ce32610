import Box from '@mui/material/Box';

import { formatLocal, secondsSince } from '../../format/time';
import { formatDuration } from '../../format/duration';
import { healthTone } from '../../theme/healthTone';
import { useTranslate } from '../../translation/useTranslate';
import { RunScale } from './runLanes';

/** Where a line ends for now, when runs are due after it, and since when one is late. */
export function DueMarks(props: {
  scale: RunScale;
  due: readonly number[];
  lateSince: number | undefined;
}) {
  const t = useTranslate();
  const { scale, due, lateSince } = props;
  const { fromMs, toMs, now } = scale;
  const left = (at: number) => `${((at - fromMs) / (toMs - fromMs)) * 100}%`;
  const late =
    lateSince === undefined ? undefined : Math.max(lateSince, fromMs);
  const lateText =
    lateSince === undefined
      ? ''
      : t('run.late', {
          duration: formatDuration(
            secondsSince(new Date(lateSince).toISOString(), now),
          ),
          time: formatLocal(lateSince),
        });
  return (
    <>
      {toMs > now && (
        <Box
          aria-hidden
          sx={{
            position: 'absolute',
            top: -4,
            bottom: -4,
            borderLeft: 2,
            borderColor: 'text.secondary',
          }}
          style={{ left: left(now) }}
        />
      )}
      {due
        .filter(at => at < toMs)
        .map(at => (
          <Box
            key={at}
            role="img"
            aria-label={t('run.due', { time: formatLocal(at) })}
            title={t('run.due', { time: formatLocal(at) })}
            sx={{
              position: 'absolute',
              top: 'calc(50% - 7px)',
              width: 14,
              height: 14,
              ml: '-7px',
              border: 2,
              borderColor: 'text.secondary',
              borderRadius: '3px',
              backgroundColor: 'background.paper',
              transform: 'rotate(45deg) scale(0.8)',
            }}
            style={{ left: left(at) }}
          />
        ))}
      {late !== undefined && (
        <Box
          role="img"
          aria-label={lateText}
          title={lateText}
          sx={theme => ({
            position: 'absolute',
            top: 2,
            bottom: 2,
            minWidth: 8,
            border: `2px dashed ${healthTone(theme, 'critical').line}`,
            borderRight: 'none',
            overflow: 'hidden',
            px: 0.5,
            fontSize: 12,
            lineHeight: '20px',
            whiteSpace: 'nowrap',
            color: healthTone(theme, 'critical').text,
          })}
          style={{ left: left(late), right: `calc(100% - ${left(now)})` }}
        >
          {lateText}
        </Box>
      )}
    </>
  );
}
