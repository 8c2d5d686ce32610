import Box from '@mui/material/Box';
import { useTheme } from '@mui/material/styles';
import { ReactNode, useId } from 'react';
import { healthTone } from '../../theme/healthTone';
import { useTranslate } from '../../translation/useTranslate';
import { MarkKind, markStyle } from './ChartMarks';
import { HatchPattern } from './GapBands';

/** How charts draw what is missing, not settled or of a week before, and what happened meanwhile. */
export function ChartLegend(props: {
  compared?: boolean;
  marks?: readonly MarkKind[];
}) {
  const t = useTranslate();
  const theme = useTheme();
  const pattern = useId();
  const { compared, marks = [] } = props;
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
          y1="6"
          x2="20"
          y2="6"
          stroke={colour}
          strokeWidth="2"
          strokeDasharray="4 3"
        />
      </Entry>
      {compared && (
        <Entry label={t('chart.weekBefore')}>
          <line y1="6" x2="20" y2="6" stroke={colour} />
        </Entry>
      )}
      {marks.map(kind => (
        <Entry key={kind} label={t(`chart.mark.${kind}`)}>
          {kind === 'incident' && (
            <rect
              x="10"
              width="10"
              height="12"
              fill={healthTone(theme, 'critical').soft}
            />
          )}
          {kind === 'run' ? (
            <rect y="6" width="20" height="6" fill={colour} />
          ) : (
            <line x1="10" x2="10" y2="12" {...markStyle(theme, kind)} />
          )}
        </Entry>
      ))}
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
