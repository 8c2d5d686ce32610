import ExpandMoreIcon from '@mui/icons-material/ExpandMore';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import { useTheme } from '@mui/material/styles';
import useMediaQuery from '@mui/material/useMediaQuery';
import {
  Finding,
  Pipeline,
  Stage,
} from '@pipeline-health/plugin-pipeline-health-common';
import { useMemo, useState } from 'react';
import { useElementWidth } from '../../hooks/useElementWidth';
import { useNow } from '../../hooks/useNow';
import { RANGES } from '../../hooks/useRange';
import { useTranslate } from '../../translation/useTranslate';
import { ChoiceButtons } from '../../parts/ChoiceButtons';
import { Panel } from '../../parts/Panel';
import { inReadingOrder } from '../flow/readingOrder';
import { DurationTrend } from './DurationTrend';
import { spanOfRuns } from './dueRuns';
import { LEAST_WIDTH } from './RunBarButton';
import { RunItem } from './RunItem';
import {
  barKey,
  byUrgency,
  RunLane,
  runLanes,
  RunScale,
  runsToRead,
} from './runLanes';
import { RunList } from './RunList';
import { RunsSummary } from './RunsSummary';
import { RunTable } from './RunTable';
import { NAMES_WIDTH, RunTimeline } from './RunTimeline';
import { RUN_RANGES, useRunRange } from './useRunRange';

const MINUTE = 60_000;

/** How wide the timeline is taken for before that is known. */
const USUAL_WIDTH = 800;

/** The runs of all stages of a pipeline: a timeline, or a list on a phone. */
export function RunsPanel(props: { pipeline: Pipeline }) {
  const t = useTranslate();
  const { stages, links, findings } = props.pipeline;
  const [range, setRange] = useRunRange();
  const now = useNow(MINUTE) + MINUTE;
  const [ref, width] = useElementWidth(USUAL_WIDTH);
  const ordered = useMemo(() => inReadingOrder(stages, links), [stages, links]);
  const scale: RunScale = {
    ...spanOfRuns(stages, RANGES[range] * 1_000, now),
    now,
    least: LEAST_WIDTH / Math.max(LEAST_WIDTH, width - NAMES_WIDTH),
  };
  const lanes = runLanes(ordered, scale);
  const wide = useMediaQuery(useTheme().breakpoints.up('sm'));
  if (lanes.length === 0) {
    return null;
  }
  const items = runsToRead(lanes);
  return (
    <Panel
      title={t('pipeline.runs')}
      hint={lanes.length > 1 ? t('pipeline.runsHint') : undefined}
      action={
        <ChoiceButtons
          label={t('run.range')}
          value={range}
          choices={RUN_RANGES.map(value => ({
            value,
            text: t(`chart.range${value}`),
          }))}
          onChange={setRange}
        />
      }
    >
      <Box ref={ref}>
        <RunsSummary runs={items.map(({ run }) => run)} />
        {wide ? (
          <WideRuns
            lanes={lanes}
            scale={scale}
            findings={findings}
            items={items}
          />
        ) : (
          <RunList items={items} now={now} />
        )}
      </Box>
    </Panel>
  );
}

function WideRuns(props: {
  lanes: RunLane[];
  scale: RunScale;
  findings: readonly Finding[];
  items: ReturnType<typeof runsToRead>;
}) {
  const t = useTranslate();
  const { lanes, scale, findings, items } = props;
  const [key, setKey] = useState<string>();
  const [table, setTable] = useState(false);
  const bars = lanes.flatMap(({ stage, bars: own }) =>
    own.map(bar => ({ stage, bar })),
  );
  const chosen =
    bars.find(({ stage, bar }) => barKey(stage, bar) === key) ??
    bars.find(({ bar }) => bar.runs.includes(items[0].run));
  return (
    <>
      <RunTimeline
        lanes={lanes}
        scale={scale}
        findings={findings}
        chosenKey={chosen && barKey(chosen.stage, chosen.bar)}
        onChoose={setKey}
      />
      {chosen && (
        <Box sx={{ mt: 2, pt: 2, borderTop: 1, borderColor: 'divider' }}>
          <ChosenRuns {...chosen} now={scale.now} />
        </Box>
      )}
      {items.length > 1 && (
        <Button
          size="small"
          color="inherit"
          aria-expanded={table}
          onClick={() => setTable(!table)}
          endIcon={
            <ExpandMoreIcon
              sx={{ transform: table ? 'rotate(180deg)' : 'none' }}
            />
          }
          sx={{ mt: 1, px: 1.5, ml: -1.5, color: 'text.secondary' }}
        >
          {t(table ? 'run.noTable' : 'run.table')}
        </Button>
      )}
      {table && <RunTable items={items} now={scale.now} />}
    </>
  );
}

function ChosenRuns(props: {
  stage: Stage;
  bar: RunLane['bars'][number];
  now: number;
}) {
  const { stage, bar, now } = props;
  const items = byUrgency(bar.runs.map(run => ({ stage, run })));
  return (
    <>
      {items.length === 1 ? (
        <RunItem {...items[0]} now={now} />
      ) : (
        <RunList key={barKey(stage, bar)} items={items} now={now} />
      )}
      <DurationTrend runs={stage.runs ?? []} />
    </>
  );
}
