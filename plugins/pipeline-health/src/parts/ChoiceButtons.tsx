import ToggleButton from '@mui/material/ToggleButton';
import ToggleButtonGroup from '@mui/material/ToggleButtonGroup';
import { ReactNode } from 'react';

/** One of a few choices that stand side by side, also in a narrow column. */
export function ChoiceButtons<T extends string>(props: {
  label: string;
  value: T | undefined;
  choices: readonly { value: T; text: string }[];
  onChange(value: T): void;
  /** Further toggle buttons of the same group. */
  children?: ReactNode;
}) {
  const { label, value, choices, onChange, children } = props;
  return (
    <ToggleButtonGroup
      exclusive
      size="small"
      aria-label={label}
      value={value ?? null}
      onChange={(_event, next: T | null) => next && onChange(next)}
      sx={{
        '& .MuiToggleButton-root, & [class*="MuiToggleButton-root"]': {
          minHeight: 32,
          px: { xs: 0.75, xl: 1.25 },
          py: 0.25,
          fontSize: 12,
          lineHeight: '20px',
          textTransform: 'none',
          whiteSpace: 'nowrap',
        },
        '@media (forced-colors: active)': {
          '& [aria-pressed=true]': {
            outline: '2px solid Highlight',
            outlineOffset: -3,
          },
        },
      }}
    >
      {choices.map(choice => (
        <ToggleButton key={choice.value} value={choice.value}>
          {choice.text}
        </ToggleButton>
      ))}
      {children}
    </ToggleButtonGroup>
  );
}
