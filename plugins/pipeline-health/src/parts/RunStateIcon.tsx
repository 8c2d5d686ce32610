import AutorenewIcon from '@mui/icons-material/Autorenew';
import CheckCircleIcon from '@mui/icons-material/CheckCircleOutline';
import ReportIcon from '@mui/icons-material/Report';
import StopCircleIcon from '@mui/icons-material/StopCircleOutlined';
import { RunState } from '@pipeline-health/plugin-pipeline-health-common';
import { runTone } from '../theme/runTone';

const ICONS = {
  running: AutorenewIcon,
  succeeded: CheckCircleIcon,
  failed: ReportIcon,
  stopped: StopCircleIcon,
};

/** How a run ended as a shape of its own; the word stands beside it. */
export function RunStateIcon(props: {
  state: RunState;
  size?: number;
  /** Takes the colour of what surrounds it. */
  plain?: boolean;
}) {
  const { state, size = 18, plain } = props;
  const Icon = ICONS[state];
  return (
    <Icon
      aria-hidden
      sx={{
        flexShrink: 0,
        fontSize: size,
        color: theme => (plain ? 'inherit' : runTone(theme, state).text),
      }}
    />
  );
}
