import Autocomplete from '@mui/material/Autocomplete';
import Checkbox from '@mui/material/Checkbox';
import TextField from '@mui/material/TextField';

/** Several values of one filter, chosen or typed. */
export function ListFilter(props: {
  label: string;
  options: readonly string[];
  value: string[];
  labelOf?(option: string): string;
  onChange(value: string[]): void;
}) {
  const { label, options, value, labelOf = String, onChange } = props;
  return (
    <Autocomplete
      multiple
      freeSolo
      disableCloseOnSelect
      size="small"
      limitTags={1}
      options={options}
      value={value}
      getOptionLabel={labelOf}
      onChange={(_event, next) => onChange([...new Set(next)])}
      renderOption={(optionProps, option, { selected }) => (
        <li {...optionProps} key={option}>
          <Checkbox
            size="small"
            checked={selected}
            tabIndex={-1}
            inputProps={{ 'aria-hidden': true }}
            sx={{ p: 0, mr: 1 }}
          />
          {labelOf(option)}
        </li>
      )}
      renderTags={(tags, tagProps) => (
        <span
          {...tagProps({ index: 0 })}
          className=""
          style={{ paddingLeft: 8 }}
        >
          {tags.map(labelOf).join(', ')}
        </span>
      )}
      renderInput={params => <TextField {...params} label={label} />}
      sx={{ flex: { xs: '1 1 calc(50% - 4px)', md: '0 1 216px' }, minWidth: 0 }}
    />
  );
}
