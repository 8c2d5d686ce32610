import '@xyflow/react/dist/base.css';
import Box from '@mui/material/Box';
import { useTheme } from '@mui/material/styles';
import {
  Controls,
  Handle,
  MarkerType,
  Node,
  NodeProps,
  Position,
  ReactFlow,
  useStore,
} from '@xyflow/react';
import {
  createContext,
  KeyboardEvent,
  useContext,
  useMemo,
  useRef,
  useState,
} from 'react';
import { useTranslate } from '../../translation/useTranslate';
import { healthTone } from '../../theme/healthTone';
import { graphStyle } from './graphStyle';
import { NODE } from './drawing';
import { layoutFlow } from './layoutFlow';
import { LinkEdge, LinkEdgeType } from './LinkEdge';
import { neighbourStage } from './neighbourStage';
import { StageButton } from './StageButton';
import { FlowStory, ToldStage } from './useFlowStory';
import { FAR, MARGIN, Viewport } from './Viewport';

type StageNodeType = Node<{ told: ToldStage; [key: string]: unknown }, 'stage'>;

const nodeTypes = { stage: StageNode };
const edgeTypes = { link: LinkEdge };

interface Handling {
  selected?: string;
  /** The stage that the tab key leads to. */
  tabStop?: string;
  onSelect(arn: string): void;
  onKeyDown(arn: string): (event: KeyboardEvent) => void;
  register(arn: string): (element: HTMLButtonElement | null) => void;
}

const HandlingContext = createContext<Handling | undefined>(undefined);

const BOX = {
  ...NODE,
  handles: [
    {
      type: 'source' as const,
      position: Position.Right,
      x: NODE.width,
      y: NODE.height / 2,
    },
    {
      type: 'target' as const,
      position: Position.Left,
      x: 0,
      y: NODE.height / 2,
    },
  ],
};

/** The flow as a drawing that can be moved and enlarged; the arrow keys lead from stage to stage. */
export default function FlowGraph(props: {
  story: FlowStory;
  /** The stage that is always in view. */
  focus?: string;
  selected?: string;
  onSelect(arn: string): void;
}) {
  const t = useTranslate();
  const theme = useTheme();
  const { story, focus, selected, onSelect } = props;
  const layout = useMemo(
    () =>
      layoutFlow(
        story.stages.map(({ stage }) => stage.arn),
        story.links,
      ),
    [story],
  );
  const [reached, reach] = useState<string>();
  const buttons = useRef(new Map<string, HTMLButtonElement>());
  const handling: Handling = {
    selected,
    tabStop: reached ?? selected ?? focus ?? layout.stages[0]?.arn,
    onSelect: arn => {
      reach(arn);
      onSelect(arn);
    },
    onKeyDown: arn => event => {
      const next = neighbourStage(layout.stages, arn, event.key);
      if (next) {
        event.preventDefault();
        reach(next);
        buttons.current.get(next)?.focus({ preventScroll: true });
      }
    },
    register: arn => element => {
      if (element) {
        buttons.current.set(arn, element);
      } else {
        buttons.current.delete(arn);
      }
    },
  };
  const nodes = layout.stages.flatMap(({ arn, x, y }): StageNodeType[] => {
    const told = story.stages.find(({ stage }) => stage.arn === arn);
    return told
      ? [{ id: arn, type: 'stage', position: { x, y }, data: { told }, ...BOX }]
      : [];
  });
  const nameOf = (arn: string) =>
    story.stages.find(({ stage }) => stage.arn === arn)?.stage.name ?? arn;
  const edges = layout.links.map((placed): LinkEdgeType => {
    const { from, to, relation, isFailing } = placed.link;
    return {
      id: `${from} ${to} ${relation}`,
      type: 'link',
      source: from,
      target: to,
      ariaLabel: t('flow.edge', { from: nameOf(from), to: nameOf(to) }),
      data: { placed },
      markerEnd: {
        type: MarkerType.ArrowClosed,
        color: isFailing
          ? healthTone(theme, 'critical').line
          : theme.palette.text.secondary,
      },
    };
  });
  return (
    <HandlingContext.Provider value={handling}>
      <Box
        role="group"
        aria-label={t('pipeline.flow')}
        sx={[
          graphStyle,
          {
            aspectRatio: `${layout.width + 2 * MARGIN} / ${
              layout.height + 2 * MARGIN
            }`,
            maxHeight: Math.min(layout.height * 1.2 + 2 * MARGIN, 680),
            minHeight: 180,
          },
        ]}
      >
        <ReactFlow
          nodes={nodes}
          edges={edges}
          nodeTypes={nodeTypes}
          edgeTypes={edgeTypes}
          nodesDraggable={false}
          nodesConnectable={false}
          nodesFocusable={false}
          edgesFocusable={false}
          elementsSelectable={false}
          disableKeyboardA11y
          zoomOnScroll={false}
          zoomOnDoubleClick={false}
          preventScrolling={false}
          minZoom={0.2}
          maxZoom={1.5}
          ariaLabelConfig={{
            // Neither nodes nor edges are reached by keys: their buttons are.
            'node.a11yDescription.default': '',
            'node.a11yDescription.keyboardDisabled': '',
            'edge.a11yDescription.default': '',
            'controls.ariaLabel': t('flow.controls'),
            'controls.zoomIn.ariaLabel': t('flow.zoomIn'),
            'controls.zoomOut.ariaLabel': t('flow.zoomOut'),
            'controls.fitView.ariaLabel': t('flow.fit'),
          }}
        >
          <Viewport layout={layout} focus={reached ?? selected ?? focus} />
          <Controls showInteractive={false} orientation="horizontal" />
        </ReactFlow>
      </Box>
    </HandlingContext.Provider>
  );
}

function StageNode({ id, data: { told } }: NodeProps<StageNodeType>) {
  const handling = useContext(HandlingContext);
  const isFar = useStore(({ transform: [, , zoom] }) => zoom < FAR);
  if (!handling) {
    return null;
  }
  return (
    <div className="nopan" style={NODE}>
      <Handle type="target" position={Position.Left} isConnectable={false} />
      <StageButton
        ref={handling.register(id)}
        told={told}
        isFar={isFar}
        selected={id === handling.selected}
        tabIndex={id === handling.tabStop ? 0 : -1}
        onSelect={() => handling.onSelect(id)}
        onKeyDown={handling.onKeyDown(id)}
      />
      <Handle type="source" position={Position.Right} isConnectable={false} />
    </div>
  );
}
