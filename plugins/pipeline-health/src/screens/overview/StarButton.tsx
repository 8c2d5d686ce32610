import StarIcon from '@mui/icons-material/Star';
import StarOutlineIcon from '@mui/icons-material/StarOutline';
import IconButton from '@mui/material/IconButton';
import { useStarredEntity } from '@backstage/plugin-catalog-react';
import { PipelineSummary } from '@pipeline-health/plugin-pipeline-health-common';
import { useTranslate } from '../../translation/useTranslate';

/** Stars a pipeline as the catalog does, or takes that back. */
export function StarButton(props: { pipeline: PipelineSummary }) {
  const t = useTranslate();
  const { entityRef, title } = props.pipeline;
  const { isStarredEntity, toggleStarredEntity } = useStarredEntity(entityRef);
  return (
    <IconButton
      size="small"
      aria-pressed={isStarredEntity}
      aria-label={t('list.star', { title })}
      onClick={toggleStarredEntity}
      sx={{
        p: 0.5,
        color: isStarredEntity ? 'warning.main' : 'text.secondary',
      }}
    >
      {isStarredEntity ? (
        <StarIcon sx={{ fontSize: 20 }} />
      ) : (
        <StarOutlineIcon sx={{ fontSize: 20 }} />
      )}
    </IconButton>
  );
}
