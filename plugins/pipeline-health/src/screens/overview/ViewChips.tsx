import Box from '@mui/material/Box';
import Chip from '@mui/material/Chip';
import { OverviewFilters } from '../../hooks/useOverviewFilters';
import { useOwnRefs } from '../../hooks/useOwnRefs';
import { useTranslate } from '../../translation/useTranslate';

/** All pipelines, or those of the reader and the reader's groups. */
export function ViewChips(props: {
  filters: OverviewFilters;
  onChange(filters: OverviewFilters): void;
}) {
  const t = useTranslate();
  const own = useOwnRefs();
  const { filters, onChange } = props;
  if (own.length === 0) {
    return null;
  }
  const isMine = filters.owner.length > 0 && filters.owner.every(isOwn);
  function isOwn(owner: string) {
    return own.includes(owner);
  }
  return (
    <Box
      role="group"
      aria-label={t('list.views')}
      sx={{ display: 'flex', gap: 1 }}
    >
      <View
        label={t('list.mine')}
        chosen={isMine}
        onChoose={() => onChange({ ...filters, owner: [...own] })}
      />
      <View
        label={t('list.all')}
        chosen={filters.owner.length === 0}
        onChoose={() => onChange({ ...filters, owner: [] })}
      />
    </Box>
  );
}

function View(props: { label: string; chosen: boolean; onChoose(): void }) {
  const { label, chosen, onChoose } = props;
  return (
    <Chip
      label={label}
      aria-pressed={chosen}
      color={chosen ? 'primary' : 'default'}
      variant={chosen ? 'filled' : 'outlined'}
      onClick={onChoose}
      sx={{ height: 32, borderRadius: 4 }}
    />
  );
}
