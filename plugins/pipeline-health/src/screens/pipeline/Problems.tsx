import Box from '@mui/material/Box';
import Typography from '@mui/material/Typography';
import { Stage } from '@pipeline-health/plugin-pipeline-health-common';
import { stageTitle } from '../../format/stageTitle';
import { useMessageText } from '../../hooks/useMessageText';
import { healthTone } from '../../theme/healthTone';
import { useTranslate } from '../../translation/useTranslate';
import { CopyButton } from '../../parts/CopyButton';
import { HealthIcon } from '../../parts/HealthIcon';

/** The stages that could not be read, and what would let us read them. */
export function Problems(props: { stages: Stage[] }) {
  const t = useTranslate();
  const failed = props.stages.filter(stage => stage.problem);
  if (failed.length === 0) {
    return null;
  }
  return (
    <Box
      component="section"
      aria-label={t('pipeline.unknownTitle')}
      sx={theme => ({
        px: { xs: 2, sm: 3 },
        py: 2,
        borderRadius: 2,
        border: `1px dashed ${healthTone(theme, 'unknown').line}`,
        backgroundColor: 'background.paper',
        backgroundImage: `linear-gradient(${
          healthTone(theme, 'unknown').soft
        }, ${healthTone(theme, 'unknown').soft})`,
      })}
    >
      <Box sx={{ display: 'flex', gap: 1.5 }}>
        <HealthIcon health="unknown" />
        <Box sx={{ minWidth: 0 }}>
          <Typography
            component="h2"
            sx={{ fontSize: 16, fontWeight: 600, m: 0 }}
          >
            {t('pipeline.unknownTitle')}
          </Typography>
          <Typography variant="body2" sx={{ mb: 1 }}>
            {t('pipeline.unknownBody')}
          </Typography>
          {failed.map(stage => (
            <Problem key={stage.arn} stage={stage} />
          ))}
        </Box>
      </Box>
    </Box>
  );
}

function Problem(props: { stage: Stage }) {
  const t = useTranslate();
  const textOf = useMessageText();
  const { arn, problem } = props.stage;
  if (!problem) {
    return null;
  }
  const { code, message, sentence, missingPermission } = problem;
  return (
    <Box sx={{ mt: 1, fontSize: 14, overflowWrap: 'anywhere' }}>
      <Box sx={{ fontWeight: 600 }}>
        {t('pipeline.problem', { stage: stageTitle(props.stage) })}:{' '}
        {t(`problem.${code}`)}
      </Box>
      <Box sx={{ color: 'text.secondary', fontSize: 13 }}>
        {textOf(sentence, message)}
      </Box>
      {missingPermission && (
        <Box
          sx={{ display: 'flex', alignItems: 'center', gap: 1, fontSize: 13 }}
        >
          {t('pipeline.missingPermission')}:
          <Box component="code" sx={{ fontFamily: 'monospace' }}>
            {missingPermission}
          </Box>
          <CopyButton
            label={t('pipeline.copyStatement')}
            text={iamStatement(missingPermission, arn)}
          />
        </Box>
      )}
    </Box>
  );
}

function iamStatement(action: string, resource: string): string {
  return JSON.stringify(
    { Effect: 'Allow', Action: [action], Resource: resource },
    null,
    2,
  );
}
