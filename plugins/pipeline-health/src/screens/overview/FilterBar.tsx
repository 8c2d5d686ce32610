import SearchIcon from '@mui/icons-material/Search';
import TuneIcon from '@mui/icons-material/Tune';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import InputAdornment from '@mui/material/InputAdornment';
import { useTheme } from '@mui/material/styles';
import TextField from '@mui/material/TextField';
import useMediaQuery from '@mui/material/useMediaQuery';
import {
  FilterOption,
  ListFilterOptionsResponse,
} from '@pipeline-health/plugin-pipeline-health-common';
import { memo, useEffect, useState } from 'react';
import { nameOf, ownerRef } from '../../format/entityName';
import { Live } from '../../hooks/useLive';
import { useKindWords } from '../../hooks/useKindWords';
import {
  isFiltered,
  NOTHING_ASKED,
  OverviewView,
} from '../../hooks/overviewView';
import { ChangeView } from '../../hooks/useOverviewView';
import { useTranslate } from '../../translation/useTranslate';
import { ListFilter } from './ListFilter';

const TYPING_PAUSE_MS = 300;

/** What can be narrowed to, while that is not known. */
const NO_OPTIONS: ListFilterOptionsResponse = {
  owner: [],
  system: [],
  kind: [],
  account: [],
  region: [],
};

/** Narrows the overview to a text, and to what its pipelines have. */
export const FilterBar = memo(function Bar(props: {
  view: OverviewView;
  options: Live<ListFilterOptionsResponse>;
  onChange: ChangeView;
}) {
  const t = useTranslate();
  const words = useKindWords();
  const { view, options, onChange } = props;
  const known = options.status === 'ready' ? options.value : NO_OPTIONS;
  const hasRoom = useMediaQuery(useTheme().breakpoints.up('sm'), {
    noSsr: true,
  });
  const [more, setMore] = useState(false);
  const isOpen = hasRoom || more;
  const filterOf = (
    name: keyof ListFilterOptionsResponse,
    labelOf?: (option: FilterOption) => string,
    refOf: (typed: string) => string = String,
  ) => (
    <ListFilter
      label={t(`filter.${name}`)}
      options={known[name]}
      value={view[name]}
      labelOf={labelOf}
      onChange={values => onChange({ [name]: values.map(refOf) })}
    />
  );
  const entityLabel = ({ value, title }: FilterOption) => nameOf(value, title);
  return (
    <Box
      role="search"
      aria-label={t('filter.label')}
      sx={{ display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: 1 }}
    >
      <SearchField
        text={view.text}
        onText={text => onChange({ text }, { replace: true })}
      />
      {isOpen && (
        <>
          {filterOf('owner', entityLabel, ownerRef)}
          {filterOf('system', entityLabel)}
          {filterOf('kind', ({ value }) => words.kind(value))}
          {filterOf('account')}
          {filterOf('region')}
        </>
      )}
      {!hasRoom && (
        <Button
          color="inherit"
          startIcon={<TuneIcon />}
          aria-expanded={isOpen}
          onClick={() => setMore(!more)}
          sx={{ px: 1.5, height: 40 }}
        >
          {t('filter.more')}
        </Button>
      )}
      {isFiltered(view) && (
        <Button
          onClick={() => onChange(filtersOf(NOTHING_ASKED))}
          sx={{ px: 1.5, height: 40 }}
        >
          {t('filter.clear')}
        </Button>
      )}
    </Box>
  );
});

/** What of a view narrows it. */
function filtersOf({
  orderBy: _orderBy,
  descending: _descending,
  groupBy: _groupBy,
  folded: _folded,
  ...filters
}: OverviewView): Partial<OverviewView> {
  return filters;
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
      inputProps={{ 'aria-label': t('filter.text'), maxLength: 200 }}
      InputProps={{
        startAdornment: (
          <InputAdornment position="start">
            <SearchIcon aria-hidden fontSize="small" />
          </InputAdornment>
        ),
      }}
      sx={{
        flex: { xs: '1 1 100%', md: '3 1 280px' },
        '& .v5-MuiOutlinedInput-root, & .MuiOutlinedInput-root': {
          borderRadius: 2,
          backgroundColor: 'background.paper',
        },
      }}
    />
  );
}
