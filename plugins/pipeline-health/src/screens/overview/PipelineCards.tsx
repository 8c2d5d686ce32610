import Box from '@mui/material/Box';
import { PipelineSummary } from '@pipeline-health/plugin-pipeline-health-common';
import { useTranslate } from '../../translation/useTranslate';
import { PipelineCard } from './PipelineCard';

/** The pipelines as cards, for phones and other narrow places. */
export function PipelineCards(props: { items: PipelineSummary[] }) {
  const t = useTranslate();
  return (
    <Box
      component="ul"
      aria-label={t('list.label')}
      sx={{
        listStyle: 'none',
        m: 0,
        p: 0,
        display: 'flex',
        flexDirection: 'column',
        gap: 1,
      }}
    >
      {props.items.map(item => (
        <PipelineCard key={item.entityRef} pipeline={item} />
      ))}
    </Box>
  );
}
