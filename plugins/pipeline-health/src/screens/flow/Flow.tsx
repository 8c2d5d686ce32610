import GraphIcon from '@mui/icons-material/AccountTreeOutlined';
import TableIcon from '@mui/icons-material/TableRowsOutlined';
import Box from '@mui/material/Box';
import IconButton from '@mui/material/IconButton';
import Skeleton from '@mui/material/Skeleton';
import { useTheme } from '@mui/material/styles';
import Tooltip from '@mui/material/Tooltip';
import useMediaQuery from '@mui/material/useMediaQuery';
import { Pipeline } from '@pipeline-health/plugin-pipeline-health-common';
import { lazy, Suspense, useState } from 'react';
import { Panel } from '../../parts/Panel';
import { useTranslate } from '../../translation/useTranslate';
import { FlowList } from './FlowList';
import { FlowTable } from './FlowTable';
import { FlowStory, useFlowStory } from './useFlowStory';

const FlowGraph = lazy(() => import('./FlowGraph'));

/** The way of the data through the stages: drawn, on a phone as a list, and as a table for whoever wants one. */
export function Flow(props: {
  pipeline: Pipeline;
  selected?: string;
  onSelect(arn: string): void;
}) {
  const t = useTranslate();
  const theme = useTheme();
  const isWide = useMediaQuery(theme.breakpoints.up('sm'), { noSsr: true });
  const [asTable, setAsTable] = useState(false);
  const { pipeline, ...choice } = props;
  const story = useFlowStory(pipeline);
  const focus = story.stages.find(({ isFirstBroken }) => isFirstBroken)?.stage;
  const Icon = asTable ? GraphIcon : TableIcon;
  const toggle = t(asTable ? 'flow.asGraph' : 'flow.asTable');
  const hasRates = story.links.some(({ throughput }) => throughput);
  return (
    <Panel
      title={t('pipeline.flow')}
      hint={t(hasRates ? 'flow.hint' : 'flow.stagesHint')}
      action={
        <Tooltip title={toggle}>
          <IconButton aria-label={toggle} onClick={() => setAsTable(!asTable)}>
            <Icon />
          </IconButton>
        </Tooltip>
      }
    >
      {asTable && <FlowTable story={story} {...choice} />}
      {!asTable && isWide && (
        <Suspense fallback={<Skeleton variant="rounded" height={220} />}>
          <FlowGraph story={story} focus={focus?.arn} {...choice} />
        </Suspense>
      )}
      {!asTable && !isWide && <FlowList story={story} {...choice} />}
      {!asTable && <Legend story={story} />}
    </Panel>
  );
}

/** What the looks of boxes and arrows mean, as far as they are there. */
function Legend({ story }: { story: FlowStory }) {
  const t = useTranslate();
  const hasConsequences = story.stages.some(({ causeName }) => causeName);
  const hasFailures = story.links.some(
    ({ role }) => role === 'failure' || role === 'copy',
  );
  if (!hasConsequences && !hasFailures) {
    return null;
  }
  return (
    <Box
      sx={{
        display: 'flex',
        flexWrap: 'wrap',
        columnGap: 3,
        mt: 1.5,
        fontSize: 12,
        color: 'text.secondary',
        '& > span': { display: 'inline-flex', alignItems: 'center', gap: 1 },
      }}
    >
      {hasConsequences && (
        <span>
          <Box
            sx={{
              width: 20,
              height: 12,
              border: '1px dashed',
              borderRadius: 0.5,
            }}
          />
          {t('flow.consequence')}
        </span>
      )}
      {hasFailures && (
        <span>
          <Box sx={{ width: 20, borderTop: '2px dashed' }} />
          {t('flow.failures')}
        </span>
      )}
    </Box>
  );
}
