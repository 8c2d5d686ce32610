import Box from '@mui/material/Box';
import { useTheme } from '@mui/material/styles';
import { ReactNode, useId } from 'react';
import { useTranslate } from '../../translation/useTranslate';
import { HatchPattern } from './GapBands';

/** How the charts draw what is missing or not settled. */
export function ChartLegend() {
  const t = useTranslate();
  const theme = useTheme();
  const pattern = useId();
  const colour = theme.palette.text.secondary;
  return (
    <Box
      component="ul"
      aria-label={t('chart.legend')}
      sx={{
        display: 'flex',
        flexWrap: 'wrap',
        columnGap: 3,
        rowGap: 0.5,
        m: 0,
        p: 0,
        listStyle: 'none',
        fontSize: 12,
        color: 'text.secondary',
      }}
    >
      <Entry label={t('chart.noData')}>
        <rect width="20" height="12" fill={theme.palette.action.selected} />
      </Entry>
      <Entry label={t('chart.notAsked')}>
        <defs>
          <HatchPattern id={pattern} colour={colour} />
        </defs>
        <rect width="20" height="12" fill={`url(#${pattern})`} />
      </Entry>
      <Entry label={t('chart.provisional')}>
        <line
          x1="0"
          y1="6"
          x2="20"
          y2="6"
          stroke={colour}
          strokeWidth="2"
          strokeDasharray="4 3"
        />
      </Entry>
    </Box>
  );
}

function Entry(props: { label: string; children: ReactNode }) {
  return (
    <Box component="li" sx={{ display: 'flex', alignItems: 'center', gap: 1 }}>
      <svg width="20" height="12" aria-hidden>
        {props.children}
      </svg>
      {props.label}
    </Box>
  );
}
