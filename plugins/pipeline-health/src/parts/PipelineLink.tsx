import { parseEntityRef } from '@backstage/catalog-model';
import { useRouteRef } from '@backstage/core-plugin-api';
import Link from '@mui/material/Link';
import { PipelineSummary } from '@pipeline-health/plugin-pipeline-health-common';
import { Link as RouterLink } from 'react-router-dom';
import { pipelineRouteRef } from '../routes';
import { useTranslate } from '../translation/useTranslate';
import { VisuallyHidden } from './VisuallyHidden';

/**
 * Leads to the page of a pipeline; its target covers the nearest positioned
 * box, but for a row, which leads there itself.
 */
export function PipelineLink(props: {
  pipeline: PipelineSummary;
  inRow?: boolean;
}) {
  const t = useTranslate();
  const pipelinePath = useRouteRef(pipelineRouteRef);
  const { pipeline, inRow = false } = props;
  const { entityRef, title, health } = pipeline;
  return (
    <Link
      component={RouterLink}
      to={pipelinePath(parseEntityRef(entityRef))}
      color="text.primary"
      title={title}
      data-pipeline-link
      sx={theme => ({
        display: 'block',
        overflow: 'hidden',
        textOverflow: 'ellipsis',
        whiteSpace: 'nowrap',
        fontSize: 14,
        lineHeight: inRow ? '18px' : '20px',
        fontWeight: 600,
        ...(!inRow && {
          '&::after': { content: '""', position: 'absolute', inset: 0 },
          '&:focus-visible': { outline: 'none' },
          '&:focus-visible::after': {
            outline: `2px solid ${theme.palette.primary.main}`,
            outlineOffset: -2,
            borderRadius: 1,
          },
        }),
      })}
    >
      {title}
      <VisuallyHidden>{`, ${t(`health.${health}`)}`}</VisuallyHidden>
    </Link>
  );
}
