import Box from '@mui/material/Box';
import Checkbox from '@mui/material/Checkbox';
import FormControlLabel from '@mui/material/FormControlLabel';
import MenuItem from '@mui/material/MenuItem';
import TextField from '@mui/material/TextField';
import { InputField, InputValues } from './inputFields';

/** What may be filled in before an action is checked. */
export function ActionFields(props: {
  fields: InputField[];
  values: InputValues;
  disabled?: boolean;
  onChange(values: InputValues): void;
}) {
  const { fields, values, disabled, onChange } = props;
  if (fields.length === 0) {
    return null;
  }
  const set = (name: string) => (value: string) =>
    onChange({ ...values, [name]: value });
  return (
    <Box sx={{ display: 'flex', flexDirection: 'column', gap: 2, my: 1 }}>
      {fields.map(field => (
        <Field
          key={field.name}
          field={field}
          value={values[field.name] ?? ''}
          disabled={disabled}
          onChange={set(field.name)}
        />
      ))}
    </Box>
  );
}

function Field(props: {
  field: InputField;
  value: string;
  disabled?: boolean;
  onChange(value: string): void;
}) {
  const { field, value, disabled, onChange } = props;
  if (field.type === 'boolean') {
    return (
      <FormControlLabel
        disabled={disabled}
        label={field.description ?? field.label}
        control={
          <Checkbox
            checked={value === 'true'}
            onChange={event => onChange(String(event.target.checked))}
          />
        }
      />
    );
  }
  return (
    <TextField
      size="small"
      fullWidth
      select={field.choices !== undefined}
      type={field.type}
      label={field.label}
      required={field.required}
      disabled={disabled}
      helperText={field.description}
      value={value}
      onChange={event => onChange(event.target.value)}
      inputProps={
        field.type === 'number'
          ? { min: field.minimum, max: field.maximum, step: 'any' }
          : undefined
      }
    >
      {field.choices?.map(choice => (
        <MenuItem key={choice} value={choice}>
          {choice}
        </MenuItem>
      ))}
    </TextField>
  );
}
