import CheckIcon from '@mui/icons-material/Check';
import Autocomplete from '@mui/material/Autocomplete';
import TextField from '@mui/material/TextField';
import Typography from '@mui/material/Typography';

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
      options={options}
      value={value}
      getOptionLabel={labelOf}
      onChange={(_event, next) => onChange([...new Set(next)])}
      renderOption={({ key, ...optionProps }, option, { selected }) => (
        <li key={key} {...optionProps}>
          <CheckIcon
            aria-hidden
            sx={{
              fontSize: 18,
              mr: 1,
              visibility: selected ? 'visible' : 'hidden',
            }}
          />
          {labelOf(option)}
        </li>
      )}
      renderTags={tags => (
        <Typography
          component="span"
          noWrap
          variant="body2"
          sx={{ pl: 1, maxWidth: '70%' }}
        >
          {tags.map(labelOf).join(', ')}
        </Typography>
      )}
      renderInput={params => <TextField {...params} label={label} />}
      sx={{
        '& .v5-MuiOutlinedInput-root, & .MuiOutlinedInput-root': {
          borderRadius: 2,
          backgroundColor: 'background.paper',
        },
        flex: { xs: '1 1 calc(50% - 4px)', md: '0 1 216px' },
        minWidth: 0,
      }}
    />
  );
}
