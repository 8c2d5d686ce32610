import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Typography from '@mui/material/Typography';
import { formatCount } from '../../format/number';
import { PipelineList } from '../../hooks/pipelineList';
import { useTranslate } from '../../translation/useTranslate';
import { PipelineCard } from './PipelineCard';

/** The pipelines as cards, for phones and other narrow places. */
export function PipelineCards(props: { list: PipelineList; onMore(): void }) {
  const t = useTranslate();
  const { rows, totalItems } = props.list;
  const shown = [...rows].sort(([a], [b]) => a - b);
  return (
    <>
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
          // What is not seen is not drawn.
          '& > li': {
            contentVisibility: 'auto',
            containIntrinsicSize: 'auto 160px',
          },
        }}
      >
        {shown.map(([place, pipeline]) => (
          <PipelineCard key={place} pipeline={pipeline} />
        ))}
      </Box>
      <Box
        sx={{
          display: 'flex',
          alignItems: 'center',
          justifyContent: 'space-between',
          gap: 2,
        }}
      >
        <Typography variant="body2" color="text.secondary">
          {t('list.shown', {
            shown: formatCount(shown.length),
            total: formatCount(totalItems),
          })}
        </Typography>
        {shown.length < totalItems && (
          <Button variant="outlined" onClick={props.onMore}>
            {t('list.more')}
          </Button>
        )}
      </Box>
    </>
  );
}
