import ToggleButton from '@mui/material/ToggleButton';
import ToggleButtonGroup from '@mui/material/ToggleButtonGroup';
import { Range, RANGES } from '../../hooks/useRange';
import { useTranslate } from '../../translation/useTranslate';

const CHOICES = Object.keys(RANGES) as Range[];

/** How far the charts look back. */
export function RangeChoice(props: {
  range: Range;
  onChange(range: Range): void;
}) {
  const t = useTranslate();
  return (
    <ToggleButtonGroup
      exclusive
      size="small"
      aria-label={t('chart.range')}
      value={props.range}
      onChange={(_event, next: Range | null) => next && props.onChange(next)}
    >
      {CHOICES.map(choice => (
        <ToggleButton
          key={choice}
          value={choice}
          sx={{
            // All of them side by side in a narrow column.
            px: { xs: 0.75, xl: 1.25 },
            py: 0.5,
            fontSize: 12,
            textTransform: 'none',
            whiteSpace: 'nowrap',
          }}
        >
          {t(`chart.range${choice}`)}
        </ToggleButton>
      ))}
    </ToggleButtonGroup>
  );
}
