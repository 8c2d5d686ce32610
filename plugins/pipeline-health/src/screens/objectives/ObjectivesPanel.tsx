import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Typography from '@mui/material/Typography';
import { Pipeline } from '@pipeline-health/plugin-pipeline-health-common';
import { useObjectives } from '../../hooks/useObjectives';
import { Panel } from '../../parts/Panel';
import { useTranslate } from '../../translation/useTranslate';
import { ObjectiveStatus } from './ObjectiveStatus';

/** What the pipeline is held to and how it does; nothing where nothing is declared. */
export function ObjectivesPanel(props: {
  pipeline: Pick<Pipeline, 'entityRef' | 'stages'>;
}) {
  const t = useTranslate();
  const { entityRef, stages } = props.pipeline;
  const live = useObjectives(entityRef);
  if (live.status === 'loading') {
    return null;
  }
  if (live.status === 'error') {
    return (
      <Panel title={t('objective.title')}>
        <Typography variant="body2" color="text.secondary">
          {t('objective.failed')} {live.error.message}
        </Typography>
        <Button size="small" onClick={live.retry}>
          {t('state.retry')}
        </Button>
      </Panel>
    );
  }
  const { objectives } = live.value;
  if (!objectives.length) {
    return null;
  }
  return (
    <Panel title={t('objective.title')} hint={t('objective.hint')}>
      <Box sx={{ display: 'flex', flexDirection: 'column', gap: 4 }}>
        {objectives.map(objective => (
          <ObjectiveStatus
            key={objective.name}
            objective={objective}
            stages={stages}
          />
        ))}
      </Box>
    </Panel>
  );
}
