import Box from '@mui/material/Box';
import { Health } from '@pipeline-health/plugin-pipeline-health-common';
import { formatCount, formatRatio } from '../format/number';
import { healthTone } from '../theme/healthTone';

/** A count as a bar below others, each as long as its share of the greatest. */
export interface ShareBar {
  label: string;
  hint?: string;
  value: number;
  /** Of which its percentage is told, if of anything. */
  of?: number;
  /** Of what is not well. */
  health?: Health;
}

/** Counts that should add up, one below the other. */
export function ShareBars(props: { label: string; bars: ShareBar[] }) {
  const { label, bars } = props;
  const greatest = Math.max(1, ...bars.map(({ value }) => value));
  return (
    <Box
      component="ul"
      aria-label={label}
      sx={{
        listStyle: 'none',
        m: 0,
        p: 0,
        display: 'grid',
        gap: 1,
        fontSize: 13,
        lineHeight: '18px',
        fontVariantNumeric: 'tabular-nums',
      }}
    >
      {bars.map(({ label: name, hint, value, of, health }) => (
        <Box
          component="li"
          key={name}
          sx={{
            display: 'grid',
            gridTemplateColumns: {
              xs: 'minmax(0, 1fr) auto 60px',
              sm: 'minmax(0, 2fr) minmax(0, 3fr) 88px 60px',
            },
            alignItems: 'center',
            columnGap: 1.5,
          }}
        >
          <Box sx={{ minWidth: 0 }}>
            <Box component="span" sx={{ fontWeight: 600 }}>
              {name}
            </Box>
            {hint && (
              <Box sx={{ fontSize: 12, color: 'text.secondary' }}>{hint}</Box>
            )}
          </Box>
          <Box
            aria-hidden
            sx={{
              gridColumn: { xs: '1 / -1', sm: 'auto' },
              gridRow: { xs: 2, sm: 'auto' },
              height: 12,
              borderRadius: 0.5,
              backgroundColor: 'action.selected',
            }}
          >
            <Box
              sx={theme => ({
                height: '100%',
                minWidth: value > 0 ? 2 : 0,
                borderRadius: 0.5,
                forcedColorAdjust: 'none',
                backgroundColor: health
                  ? healthTone(theme, health).line
                  : theme.palette.primary.main,
              })}
              style={{ width: `${(value / greatest) * 100}%` }}
            />
          </Box>
          <Box sx={{ textAlign: 'right', fontWeight: 600 }}>
            {formatCount(value)}
          </Box>
          <Box sx={{ textAlign: 'right', color: 'text.secondary' }}>
            {of ? formatRatio(value / of) : ''}
          </Box>
        </Box>
      ))}
    </Box>
  );
}
