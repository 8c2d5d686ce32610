import CheckCircleIcon from '@mui/icons-material/CheckCircleOutline';
import ReportIcon from '@mui/icons-material/Report';
import QuestionIcon from '@mui/icons-material/HelpOutline';
import WarningIcon from '@mui/icons-material/WarningAmber';
import { useTheme } from '@mui/material/styles';
import { Health } from '@pipeline-health/plugin-pipeline-health-common';
import { healthTone } from '../theme/healthTone';

const ICONS = {
  critical: ReportIcon,
  unknown: QuestionIcon,
  warning: WarningIcon,
  healthy: CheckCircleIcon,
};

/** A health as a shape of its own; the word stands beside it. */
export function HealthIcon(props: { health: Health; size?: number }) {
  const { health, size = 20 } = props;
  const theme = useTheme();
  const Icon = ICONS[health];
  return (
    <Icon
      aria-hidden
      style={{
        flexShrink: 0,
        fontSize: size,
        color: healthTone(theme, health).loud,
      }}
    />
  );
}
