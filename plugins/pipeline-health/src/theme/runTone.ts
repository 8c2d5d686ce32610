import { alpha, Theme } from '@mui/material/styles';
import {
  Health,
  RunState,
} from '@pipeline-health/plugin-pipeline-health-common';
import { healthTone, Tone } from './healthTone';

const HEALTHS: { [state in RunState]: Health | undefined } = {
  running: undefined,
  succeeded: 'healthy',
  failed: 'critical',
  stopped: 'warning',
};

/** The health whose colours and icon a run has; none while it runs. */
function healthOfRun(state: RunState): Health | undefined {
  return HEALTHS[state];
}

/** The colours of a run. */
export function runTone(theme: Theme, state: RunState): Omit<Tone, 'loud'> {
  const health = healthOfRun(state);
  const { main, dark, light } = theme.palette.primary;
  return health
    ? healthTone(theme, health)
    : {
        text: theme.palette.mode === 'dark' ? light : dark,
        line: main,
        soft: alpha(main, 0.12),
      };
}
