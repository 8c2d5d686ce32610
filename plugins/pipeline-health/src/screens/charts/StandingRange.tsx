import EarlierIcon from '@mui/icons-material/ChevronLeft';
import LaterIcon from '@mui/icons-material/ChevronRight';
import ZoomOutIcon from '@mui/icons-material/ZoomOut';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import IconButton from '@mui/material/IconButton';
import Tooltip from '@mui/material/Tooltip';
import { ReactElement } from 'react';
import { moved, TimeSpan, zoomed } from '../../clock/timeSpan';
import { formatLocal } from '../../format/time';
import { useTranslate } from '../../translation/useTranslate';

/** A time that stands, in words; leads to what is before, after and around it, and back to now. */
export function StandingRange(props: {
  span: TimeSpan;
  onChange(span: TimeSpan): void;
  onNow(): void;
}) {
  const t = useTranslate();
  const { span, onChange, onNow } = props;
  return (
    <Box
      sx={{
        display: 'flex',
        flexWrap: 'wrap',
        alignItems: 'center',
        fontSize: 13,
        fontVariantNumeric: 'tabular-nums',
      }}
    >
      <Box component="span" sx={{ mr: 1 }}>
        {t('chart.span', {
          from: formatLocal(span.fromMs),
          to: formatLocal(span.toMs),
        })}
      </Box>
      <Step
        label={t('chart.earlier')}
        onClick={() => onChange(moved(span, -0.5))}
      >
        <EarlierIcon />
      </Step>
      <Step label={t('chart.later')} onClick={() => onChange(moved(span, 0.5))}>
        <LaterIcon />
      </Step>
      <Step
        label={t('chart.zoomOut')}
        onClick={() => onChange(zoomed(span, 2))}
      >
        <ZoomOutIcon />
      </Step>
      <Button size="small" onClick={onNow}>
        {t('chart.backToNow')}
      </Button>
    </Box>
  );
}

function Step(props: {
  label: string;
  onClick(): void;
  children: ReactElement;
}) {
  return (
    <Tooltip title={props.label}>
      <IconButton
        aria-label={props.label}
        onClick={props.onClick}
        sx={{ width: 32, height: 32 }}
      >
        {props.children}
      </IconButton>
    </Tooltip>
  );
}
