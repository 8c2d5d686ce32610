import CheckIcon from '@mui/icons-material/Check';
import Autocomplete, { createFilterOptions } from '@mui/material/Autocomplete';
import TextField from '@mui/material/TextField';
import Typography from '@mui/material/Typography';
import { FilterOption } from '@pipeline-health/plugin-pipeline-health-common';

/** More are found by typing. */
const MOST_SHOWN = 200;

/** Several values of one filter, chosen or typed. */
export function ListFilter(props: {
  label: string;
  options: readonly FilterOption[];
  value: string[];
  labelOf?(option: FilterOption): string;
  onChange(value: string[]): void;
}) {
  const { label, options, value, onChange } = props;
  const { labelOf = ({ value: text }) => text } = props;
  const wordOf = (text: string) =>
    labelOf(options.find(option => option.value === text) ?? { value: text });
  // A name that somebody types is as good as the value that it stands for.
  const valueOf = (text: string) =>
    options.find(
      option => labelOf(option).toLowerCase() === text.trim().toLowerCase(),
    )?.value ?? text;
  return (
    <Autocomplete
      multiple
      freeSolo
      disableCloseOnSelect
      size="small"
      options={options.map(option => option.value)}
      filterOptions={createFilterOptions({
        limit: MOST_SHOWN,
        stringify: text => `${wordOf(text)} ${text}`,
      })}
      value={value}
      getOptionLabel={wordOf}
      onChange={(_event, next) => onChange([...new Set(next.map(valueOf))])}
      renderOption={({ key, ...optionProps }, option, { selected }) => (
        <li key={option} {...optionProps}>
          <CheckIcon
            aria-hidden
            sx={{
              fontSize: 18,
              mr: 1,
              visibility: selected ? 'visible' : 'hidden',
            }}
          />
          {wordOf(option)}
        </li>
      )}
      renderTags={tags => (
        <Typography
          component="span"
          noWrap
          variant="body2"
          sx={{ pl: 1, maxWidth: '70%' }}
        >
          {tags.map(wordOf).join(', ')}
        </Typography>
      )}
      renderInput={params => <TextField {...params} label={label} />}
      sx={{
        '& .v5-MuiOutlinedInput-root, & .MuiOutlinedInput-root': {
          borderRadius: 2,
          backgroundColor: 'background.paper',
        },
        // What is chosen is cut, and never makes the bar higher.
        '& .v5-MuiAutocomplete-inputRoot, & .MuiAutocomplete-inputRoot': {
          flexWrap: 'nowrap',
        },
        '& input': { minWidth: '16px !important' },
        flex: { xs: '1 1 calc(50% - 4px)', md: '1 1 128px' },
        minWidth: 0,
      }}
    />
  );
}
