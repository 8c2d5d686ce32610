import Chip from '@mui/material/Chip';

/** A view to choose. */
export function ViewChip(props: {
  label: string;
  isChosen: boolean;
  onChoose(): void;
}) {
  const { label, isChosen, onChoose } = props;
  return (
    <Chip
      label={label}
      aria-pressed={isChosen}
      color={isChosen ? 'primary' : 'default'}
      variant={isChosen ? 'filled' : 'outlined'}
      onClick={onChoose}
      sx={{ height: 32, borderRadius: 4, maxWidth: 240 }}
    />
  );
}
