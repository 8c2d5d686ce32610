import { parseEntityRef } from '@backstage/catalog-model';
import { useRouteRef } from '@backstage/core-plugin-api';
import Link from '@mui/material/Link';
import { PipelineSummary } from '@pipeline-health/plugin-pipeline-health-common';
import { Link as RouterLink } from 'react-router-dom';
import { pipelineRouteRef } from '../routes';
import { useTranslate } from '../translation/useTranslate';
import { oneLine } from './oneLine';
import { VisuallyHidden } from './VisuallyHidden';

/**
 * Leads to the page of a pipeline; its target covers the nearest positioned
 * box, but for a row, which leads there itself and says how its links look.
 */
export function PipelineLink(props: {
  pipeline: PipelineSummary;
  inRow?: boolean;
}) {
  const t = useTranslate();
  const pipelinePath = useRouteRef(pipelineRouteRef);
  const { pipeline, inRow = false } = props;
  const { entityRef, title, health } = pipeline;
  const link = {
    to: pipelinePath(parseEntityRef(entityRef)),
    title,
    'data-pipeline-link': true,
    style: { ...oneLine, display: 'block', fontSize: 14, fontWeight: 600 },
    children: (
      <>
        {title}
        <VisuallyHidden>{`, ${t(`health.${health}`)}`}</VisuallyHidden>
      </>
    ),
  };
  return inRow ? (
    <RouterLink {...link} />
  ) : (
    <Link
      {...link}
      component={RouterLink}
      color="text.primary"
      sx={theme => ({
        lineHeight: '20px',
        '&::after': { content: '""', position: 'absolute', inset: 0 },
        '&:focus-visible': { outline: 'none' },
        '&:focus-visible::after': {
          outline: `2px solid ${theme.palette.primary.main}`,
          outlineOffset: -2,
          borderRadius: 1,
        },
      })}
    />
  );
}
