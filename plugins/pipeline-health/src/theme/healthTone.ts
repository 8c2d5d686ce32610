import { alpha, Theme } from '@mui/material/styles';
import { Health } from '@pipeline-health/plugin-pipeline-health-common';

/** The colours of one health; text keeps a contrast of 4.5 on every background. */
export interface Tone {
  /** Words and icons. */
  text: string;
  /** Icons and digits of 24 pixels and more, for which a contrast of 3 is enough. */
  loud: string;
  /** Bars and outlines. */
  line: string;
  /** A quiet background. */
  soft: string;
}

const LIGHT: { [health in Health]: string } = {
  critical: '#B3261E',
  unknown: '#5A5391',
  warning: '#8A5000',
  healthy: '#1F6B3F',
};

const DARK: { [health in Health]: string } = {
  critical: '#FFA299',
  unknown: '#CFCBFF',
  warning: '#FFCC80',
  healthy: '#8FE0AE',
};

const LIGHT_LINES: { [health in Health]: string } = {
  critical: '#D93A31',
  unknown: '#7A72BA',
  warning: '#E09000',
  healthy: '#3A9B62',
};

/** Lines may be louder than words, which have to be read. */
const DARK_LINES: { [health in Health]: string } = {
  ...DARK,
  critical: '#FF5A4F',
};

/** In the dark words of what burns are pale; what is large need not be. */
const DARK_LOUD: { [health in Health]: string } = {
  ...DARK,
  critical: '#FF6B61',
};

/** The colours of a health in the theme at hand. */
export function healthTone(theme: Theme, health: Health): Tone {
  const dark = theme.palette.mode === 'dark';
  const line = (dark ? DARK_LINES : LIGHT_LINES)[health];
  return {
    text: (dark ? DARK : LIGHT)[health],
    loud: (dark ? DARK_LOUD : LIGHT)[health],
    line,
    soft: alpha(line, dark ? 0.12 : 0.08),
  };
}
