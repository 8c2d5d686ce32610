import Box from '@mui/material/Box';
import ButtonBase from '@mui/material/ButtonBase';
import { Stage } from '@pipeline-health/plugin-pipeline-health-common';
import { formatUnit } from '../../format/value';
import { metricsOf } from '../../hooks/kindMetrics';
import { useKindDescription } from '../../hooks/useKinds';
import { useKindWords } from '../../hooks/useKindWords';
import { stageTitle } from '../../format/stageTitle';
import { healthTone } from '../../theme/healthTone';
import { useTranslate } from '../../translation/useTranslate';
import { VisuallyHidden } from '../../parts/VisuallyHidden';
import { HealthIcon } from '../../parts/HealthIcon';

/** A stage as a box that can be chosen. */
export function FlowNode(props: {
  stage: Stage;
  /** The name of the stage that explains this one's health. */
  consequenceOf?: string;
  selected: boolean;
  onSelect(): void;
}) {
  const t = useTranslate();
  const words = useKindWords();
  const { stage, consequenceOf, selected, onSelect } = props;
  const { health, kind } = stage;
  const name = stageTitle(stage);
  const dimmed = consequenceOf !== undefined;
  return (
    <ButtonBase
      aria-pressed={selected}
      title={name}
      onClick={onSelect}
      sx={theme => {
        const tone = healthTone(theme, health);
        return {
          display: 'flex',
          flexDirection: 'column',
          alignItems: 'stretch',
          justifyContent: 'center',
          width: '100%',
          height: '100%',
          px: 2,
          textAlign: 'left',
          borderRadius: 2,
          border: 1,
          borderStyle: stage.origin === 'declared' ? 'solid' : 'dashed',
          borderColor:
            health === 'healthy' || dimmed ? theme.palette.divider : tone.line,
          backgroundColor: 'background.paper',
          backgroundImage:
            health === 'healthy' || dimmed
              ? 'none'
              : `linear-gradient(${tone.soft}, ${tone.soft})`,
          boxShadow: selected
            ? `0 0 0 2px ${theme.palette.primary.main}`
            : 'none',
          '&:hover': { borderColor: theme.palette.primary.main },
          '&:focus-visible': {
            outline: `2px solid ${theme.palette.primary.main}`,
            outlineOffset: 4,
          },
        };
      }}
    >
      <Box
        sx={{
          display: 'flex',
          alignItems: 'center',
          justifyContent: 'space-between',
          fontSize: 12,
          color: 'text.secondary',
        }}
      >
        {words.kind(kind)}
        <VisuallyHidden>{`, ${t(`health.${health}`)}, `}</VisuallyHidden>
        <HealthIcon health={health} size={18} />
      </Box>
      <Box
        sx={{
          fontSize: 14,
          fontWeight: 600,
          color: dimmed ? 'text.secondary' : 'text.primary',
          overflow: 'hidden',
          textOverflow: 'ellipsis',
          whiteSpace: 'nowrap',
        }}
      >
        {name}
      </Box>
      <Box
        sx={{
          fontSize: 13,
          fontVariantNumeric: 'tabular-nums',
          color: 'text.secondary',
          overflow: 'hidden',
          textOverflow: 'ellipsis',
          whiteSpace: 'nowrap',
        }}
      >
        {consequenceOf === undefined ? (
          <KeyLine stage={stage} />
        ) : (
          t('stage.consequence', { stage: consequenceOf })
        )}
      </Box>
    </ButtonBase>
  );
}

function KeyLine(props: { stage: Stage }) {
  const t = useTranslate();
  const words = useKindWords();
  const { kind, readings, problem } = props.stage;
  const [metric] = metricsOf(props.stage, useKindDescription(kind));
  if (problem) {
    return <>{t(`problem.${problem.code}`)}</>;
  }
  if (metric === undefined) {
    return <>{t('stage.notRead')}</>;
  }
  const { value, unit } = readings[metric];
  return (
    <>
      <Box component="span" sx={{ color: 'text.primary', fontWeight: 600 }}>
        {formatUnit(value, unit)}
      </Box>{' '}
      {words.metric(kind, metric)}
    </>
  );
}
