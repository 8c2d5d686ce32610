import Box from '@mui/material/Box';
import { Health } from '@pipeline-health/plugin-pipeline-health-common';
import { healthTone } from '../theme/healthTone';
import { useTranslate } from '../translation/useTranslate';
import { HealthIcon } from './HealthIcon';

/** A health as icon and word. */
export function HealthBadge(props: { health: Health }) {
  const t = useTranslate();
  return (
    <Box
      component="span"
      sx={theme => {
        const tone = healthTone(theme, props.health);
        return {
          display: 'inline-flex',
          alignItems: 'center',
          gap: 0.75,
          height: 28,
          pl: 1,
          pr: 1.5,
          borderRadius: 14,
          whiteSpace: 'nowrap',
          fontSize: 13,
          fontWeight: 600,
          color: tone.text,
          backgroundColor: tone.soft,
        };
      }}
    >
      <HealthIcon health={props.health} size={18} />
      {t(`health.${props.health}`)}
    </Box>
  );
}
