import TextField, { TextFieldProps } from '@mui/material/TextField';
import { healthTone } from '../theme/healthTone';

/** As the API takes it. */
const LONGEST = 2_000;

/** A field of a form; what is wrong with it stands below it. */
export function FormField(
  props: Omit<TextFieldProps, 'onChange' | 'error' | 'variant'> & {
    problem: string | undefined;
    onChange(value: string): void;
  },
) {
  const { problem, helperText, onChange, inputProps, ...rest } = props;
  return (
    <TextField
      {...rest}
      size="small"
      fullWidth
      error={problem !== undefined}
      helperText={problem ?? helperText}
      FormHelperTextProps={problem ? { role: 'alert' } : undefined}
      inputProps={{ maxLength: LONGEST, ...inputProps }}
      onChange={event => onChange(event.target.value)}
      sx={theme => ({
        '&& .Mui-error': { color: healthTone(theme, 'critical').text },
      })}
    />
  );
}
