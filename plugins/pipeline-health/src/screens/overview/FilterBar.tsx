import SearchIcon from '@mui/icons-material/Search';
import TuneIcon from '@mui/icons-material/Tune';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Collapse from '@mui/material/Collapse';
import InputAdornment from '@mui/material/InputAdornment';
import TextField from '@mui/material/TextField';
import { PipelineSummary } from '@pipeline-health/plugin-pipeline-health-common';
import { useEffect, useState } from 'react';
import { useKinds } from '../../hooks/useKinds';
import { useKindWords } from '../../hooks/useKindWords';
import { isFiltered, OverviewFilters } from '../../hooks/useOverviewFilters';
import { useTranslate } from '../../translation/useTranslate';
import { entityName, ownerRef } from '../../format/entityName';
import { ListFilter } from './ListFilter';
import { ViewChips } from './ViewChips';

const TYPING_PAUSE_MS = 300;
const NO_FILTERS: OverviewFilters = {
  health: [],
  owner: [],
  kind: [],
  account: [],
  region: [],
  text: '',
};

/** Narrows the overview: text, owner and kind at hand, account and region behind a button. */
export function FilterBar(props: {
  filters: OverviewFilters;
  items: PipelineSummary[];
  onChange(filters: OverviewFilters, options?: { replace?: boolean }): void;
}) {
  const t = useTranslate();
  const words = useKindWords();
  const kinds = useKinds().items.map(({ kind }) => kind);
  const { filters, items, onChange } = props;
  const [more, setMore] = useState(
    filters.account.length + filters.region.length > 0,
  );
  const owners = [...new Set(items.flatMap(item => item.owner ?? []))].sort();
  const change = (part: Partial<OverviewFilters>) =>
    onChange({ ...filters, ...part });
  return (
    <Box role="search" aria-label={t('filter.label')}>
      <Box
        sx={{ display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: 1 }}
      >
        <ViewChips filters={filters} onChange={onChange} />
        <SearchField
          text={filters.text}
          onText={text => onChange({ ...filters, text }, { replace: true })}
        />
        <ListFilter
          label={t('filter.owner')}
          options={owners}
          value={filters.owner}
          labelOf={entityName}
          onChange={owner => change({ owner: owner.map(ownerRef) })}
        />
        <ListFilter
          label={t('filter.kind')}
          options={kinds}
          value={filters.kind}
          labelOf={words.kind}
          onChange={kind => change({ kind })}
        />
        <Button
          color="inherit"
          startIcon={<TuneIcon />}
          aria-expanded={more}
          onClick={() => setMore(!more)}
          sx={{ px: 1.5, height: 40 }}
        >
          {t('filter.more')}
        </Button>
        {isFiltered(filters) && (
          <Button
            onClick={() => onChange(NO_FILTERS)}
            sx={{ px: 1.5, height: 40 }}
          >
            {t('filter.clear')}
          </Button>
        )}
      </Box>
      <Collapse in={more} unmountOnExit>
        <Box sx={{ display: 'flex', flexWrap: 'wrap', gap: 1, pt: 1 }}>
          <ListFilter
            label={t('filter.account')}
            options={[]}
            value={filters.account}
            onChange={account => change({ account })}
          />
          <ListFilter
            label={t('filter.region')}
            options={[]}
            value={filters.region}
            onChange={region => change({ region })}
          />
        </Box>
      </Collapse>
    </Box>
  );
}

function SearchField(props: { text: string; onText(text: string): void }) {
  const t = useTranslate();
  const { text, onText } = props;
  const [typed, setTyped] = useState(text);
  useEffect(() => setTyped(text), [text]);
  useEffect(() => {
    const trimmed = typed.trim();
    if (trimmed === text) {
      return undefined;
    }
    const timer = setTimeout(() => onText(trimmed), TYPING_PAUSE_MS);
    return () => clearTimeout(timer);
  }, [typed, text, onText]);
  return (
    <TextField
      size="small"
      type="search"
      value={typed}
      onChange={event => setTyped(event.target.value)}
      placeholder={t('filter.text')}
      inputProps={{ 'aria-label': t('filter.text') }}
      InputProps={{
        startAdornment: (
          <InputAdornment position="start">
            <SearchIcon aria-hidden fontSize="small" />
          </InputAdornment>
        ),
      }}
      sx={{
        flex: { xs: '1 1 100%', md: '1 1 280px' },
        maxWidth: { md: 440 },
        '& .v5-MuiOutlinedInput-root, & .MuiOutlinedInput-root': {
          borderRadius: 2,
          backgroundColor: 'background.paper',
        },
      }}
    />
  );
}
