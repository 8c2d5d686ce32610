import { parseEntityRef } from '@backstage/catalog-model';
import { useRouteRef } from '@backstage/core-plugin-api';
import Box from '@mui/material/Box';
import Link from '@mui/material/Link';
import { PipelineSummary } from '@pipeline-health/plugin-pipeline-health-common';
import { Link as RouterLink } from 'react-router-dom';
import { useFindingText } from '../../hooks/useFindingText';
import { DataTime } from '../../parts/DataTime';
import { VisuallyHidden } from '../../parts/VisuallyHidden';
import { pipelineRouteRef } from '../../routes';
import { useTranslate } from '../../translation/useTranslate';

/** What burns and why, in the size of what is around it. */
export function Story(props: {
  pipeline: PipelineSummary;
  /** Whether it is not known any more to be so. */
  outdated: boolean;
  lines: number;
  titleSize: string;
}) {
  const t = useTranslate();
  const textOf = useFindingText();
  const pipelinePath = useRouteRef(pipelineRouteRef);
  const { pipeline, outdated, lines, titleSize } = props;
  const { entityRef, title, health, reason, collectedAt } = pipeline;
  return (
    <Box sx={{ minWidth: 0, overflowWrap: 'anywhere' }}>
      <Box
        component="h3"
        sx={{ m: 0, fontSize: titleSize, lineHeight: 1.2, fontWeight: 700 }}
      >
        <Link
          component={RouterLink}
          to={pipelinePath(parseEntityRef(entityRef))}
          color="inherit"
          underline="hover"
        >
          {title}
          <VisuallyHidden>{`, ${t(`health.${health}`)}`}</VisuallyHidden>
        </Link>
      </Box>
      {reason && (
        <Box
          sx={{
            display: '-webkit-box',
            WebkitBoxOrient: 'vertical',
            WebkitLineClamp: lines,
            overflow: 'hidden',
            lineHeight: 1.35,
          }}
        >
          {textOf(reason).title}
        </Box>
      )}
      {outdated && <DataTime at={collectedAt} stale />}
    </Box>
  );
}
