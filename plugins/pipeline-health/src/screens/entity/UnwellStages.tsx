import Box from '@mui/material/Box';
import {
  HEALTHS,
  Pipeline,
} from '@pipeline-health/plugin-pipeline-health-common';
import { stageTitle } from '../../format/stageTitle';
import { useKindWords } from '../../hooks/useKindWords';
import { HealthIcon } from '../../parts/HealthIcon';
import { VisuallyHidden } from '../../parts/VisuallyHidden';
import { useTranslate } from '../../translation/useTranslate';

const NAMED = 5;

/** The stages that are not well, worst first, and how many there are. */
export function UnwellStages({ pipeline }: { pipeline: Pipeline }) {
  const t = useTranslate();
  const words = useKindWords();
  const unwell = pipeline.stages
    .filter(({ health }) => health !== 'healthy')
    .sort((a, b) => HEALTHS.indexOf(a.health) - HEALTHS.indexOf(b.health));
  return (
    <Box sx={{ fontSize: 13 }}>
      <Box sx={{ color: 'text.secondary' }}>
        {t('entity.unwell', {
          unwell: String(unwell.length),
          stages: t('list.stages', { count: pipeline.stages.length }),
        })}
      </Box>
      <Box component="ul" sx={{ listStyle: 'none', m: 0, p: 0 }}>
        {unwell.slice(0, NAMED).map(stage => (
          <Box
            component="li"
            key={stage.arn}
            sx={{
              display: 'flex',
              alignItems: 'center',
              gap: 1,
              py: 0.25,
              minWidth: 0,
              overflowWrap: 'anywhere',
            }}
          >
            <HealthIcon health={stage.health} size={18} />
            <span>
              {stageTitle(stage)}
              <VisuallyHidden>{`, ${t(
                `health.${stage.health}`,
              )}`}</VisuallyHidden>
              <Box component="span" sx={{ color: 'text.secondary' }}>
                {' · '}
                {words.kind(stage.kind)}
              </Box>
            </span>
          </Box>
        ))}
      </Box>
    </Box>
  );
}
