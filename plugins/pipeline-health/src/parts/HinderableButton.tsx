import Button, { ButtonProps } from '@mui/material/Button';
import Tooltip from '@mui/material/Tooltip';

/**
 * A button that stays where it is when it cannot be pressed: whoever points at
 * it, touches it or comes to it by keyboard is told why.
 */
export function HinderableButton(
  props: ButtonProps & { hindrance: string | undefined },
) {
  const { hindrance, onClick, sx, ...rest } = props;
  if (hindrance === undefined) {
    return <Button {...rest} sx={sx} onClick={onClick} />;
  }
  return (
    <Tooltip describeChild title={hindrance} enterTouchDelay={0}>
      <Button
        {...rest}
        type="button"
        color="inherit"
        variant={rest.variant === 'contained' ? 'outlined' : rest.variant}
        aria-disabled
        disableRipple
        sx={{
          ...sx,
          color: 'text.secondary',
          borderColor: 'divider',
          borderStyle: 'dashed',
          cursor: 'not-allowed',
        }}
      />
    </Tooltip>
  );
}
