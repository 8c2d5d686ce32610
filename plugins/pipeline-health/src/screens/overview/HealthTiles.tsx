import Box from '@mui/material/Box';
import ButtonBase from '@mui/material/ButtonBase';
import {
  Health,
  HealthCounts,
  HEALTHS,
} from '@pipeline-health/plugin-pipeline-health-common';
import { formatCount } from '../../format/number';
import { healthTone } from '../../theme/healthTone';
import { useTranslate } from '../../translation/useTranslate';
import { HealthIcon } from '../../parts/HealthIcon';

/** How many pipelines have which health; each tile is a filter. */
export function HealthTiles(props: {
  counts: HealthCounts;
  selected: Health[];
  onToggle(health: Health): void;
}) {
  const t = useTranslate();
  return (
    <Box
      role="group"
      aria-label={t('filter.healthGroup')}
      sx={{
        display: 'grid',
        gridTemplateColumns: {
          xs: 'repeat(2, minmax(0, 1fr))',
          md: 'repeat(4, minmax(0, 1fr))',
        },
        gap: { xs: 1, sm: 1.5 },
      }}
    >
      {HEALTHS.map(health => (
        <HealthTile
          key={health}
          health={health}
          count={props.counts[health]}
          selected={props.selected.includes(health)}
          onToggle={() => props.onToggle(health)}
        />
      ))}
    </Box>
  );
}

function HealthTile(props: {
  health: Health;
  count: number;
  selected: boolean;
  onToggle(): void;
}) {
  const t = useTranslate();
  const { health, count, selected, onToggle } = props;
  const label = t(`health.${health}`);
  return (
    <ButtonBase
      aria-pressed={selected}
      onClick={onToggle}
      sx={theme => {
        const tone = healthTone(theme, health);
        return {
          justifyContent: 'flex-start',
          gap: 1.5,
          px: { xs: 1.5, sm: 2 },
          height: 40,
          borderRadius: 2,
          border: 1,
          borderColor: selected ? tone.line : 'divider',
          backgroundColor: selected ? tone.soft : 'background.paper',
          boxShadow: selected ? `inset 0 0 0 1px ${tone.line}` : 'none',
          transition: 'border-color 120ms',
          '&:hover': { borderColor: tone.line },
          '&:focus-visible': {
            outline: `2px solid ${theme.palette.primary.main}`,
            outlineOffset: 2,
          },
        };
      }}
    >
      <HealthIcon health={health} size={20} />
      <Box
        component="span"
        sx={theme => ({
          fontSize: 22,
          fontWeight: 700,
          lineHeight: 1,
          fontVariantNumeric: 'tabular-nums',
          color:
            count > 0 && health !== 'healthy'
              ? healthTone(theme, health).text
              : 'text.primary',
        })}
      >
        {formatCount(count)}
      </Box>
      <Box component="span" sx={{ fontSize: 14, color: 'text.secondary' }}>
        {label}
      </Box>
    </ButtonBase>
  );
}
