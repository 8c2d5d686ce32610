import Box from '@mui/material/Box';
import { useTheme } from '@mui/material/styles';
import useMediaQuery from '@mui/material/useMediaQuery';
import { Link, Pipeline } from '@pipeline-health/plugin-pipeline-health-common';
import { useEffect, useMemo, useRef } from 'react';
import { stageTitle } from '../../format/stageTitle';
import { useTranslate } from '../../translation/useTranslate';
import { Panel } from '../../parts/Panel';
import { FlowLinkLabel, FlowLinks } from './FlowLinks';
import { FlowNode } from './FlowNode';
import { layoutFlow, NODE } from './layoutFlow';

/** The way of the data through the stages, drawn. */
export function Flow(props: {
  pipeline: Pipeline;
  selected?: string;
  onSelect(arn: string): void;
}) {
  const t = useTranslate();
  const theme = useTheme();
  const wide = useMediaQuery(theme.breakpoints.up('sm'));
  const { stages, links } = props.pipeline;
  const layout = useMemo(
    () => layoutFlow(stages, links, wide ? 'LR' : 'TB'),
    [stages, links, wide],
  );
  const view = useRef<HTMLDivElement>(null);
  const chosen = layout.stages.find(
    ({ stage }) => stage.arn === props.selected,
  );
  const left = chosen?.x;
  useEffect(() => {
    if (view.current && left !== undefined) {
      // Of a flow that is wider than its place, the end with the chosen stage is seen.
      view.current.scrollLeft =
        left + NODE.width / 2 - view.current.clientWidth / 2;
    }
  }, [left]);
  const names = new Map(stages.map(stage => [stage.arn, stageTitle(stage)]));
  const kindsOf = ({ from, to }: Link) =>
    stages.flatMap(({ arn, kind }) => (arn === from || arn === to ? kind : []));
  return (
    <Panel
      title={t('pipeline.flow')}
      hint={stages.length > 1 ? t('pipeline.flowHint') : undefined}
    >
      <Box ref={view} sx={{ overflowX: 'auto', p: 1, m: -1 }}>
        <Box
          role="group"
          aria-label={t('pipeline.flow')}
          sx={{
            position: 'relative',
            width: layout.width,
            height: layout.height,
            mx: { xs: 'auto', sm: 0 },
          }}
        >
          <FlowLinks layout={layout} />
          {layout.links.map(placed => (
            <FlowLinkLabel
              key={`${placed.link.from} ${placed.link.to} ${placed.link.relation}`}
              placed={placed}
              kinds={kindsOf(placed.link)}
            />
          ))}
          {layout.stages.map(({ stage, x, y }) => (
            <Box
              key={stage.arn}
              sx={{ position: 'absolute', ...NODE }}
              style={{ left: x, top: y }}
            >
              <FlowNode
                stage={stage}
                consequenceOf={
                  stage.consequenceOf &&
                  (names.get(stage.consequenceOf) ?? stage.consequenceOf)
                }
                selected={stage.arn === props.selected}
                onSelect={() => props.onSelect(stage.arn)}
              />
            </Box>
          ))}
        </Box>
      </Box>
    </Panel>
  );
}
