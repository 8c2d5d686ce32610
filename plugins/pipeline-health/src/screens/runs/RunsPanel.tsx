import ExpandMoreIcon from '@mui/icons-material/ExpandMore';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import { useTheme } from '@mui/material/styles';
import useMediaQuery from '@mui/material/useMediaQuery';
import { Pipeline } from '@pipeline-health/plugin-pipeline-health-common';
import { useMemo, useState } from 'react';
import { useNow } from '../../hooks/useNow';
import { RANGES, useRange } from '../../hooks/useRange';
import { useTranslate } from '../../translation/useTranslate';
import { RangeChoice } from '../charts/RangeChoice';
import { Panel } from '../../parts/Panel';
import { layoutFlow } from '../flow/layoutFlow';
import { RunItem } from './RunItem';
import { runKey, runLanes, runsToRead, TimeRange } from './runLanes';
import { RunList } from './RunList';
import { RunsSummary } from './RunsSummary';
import { RunTable } from './RunTable';
import { RunTimeline } from './RunTimeline';

const MINUTE = 60_000;

/** The runs of all stages of a pipeline: a timeline, or a list on a phone. */
export function RunsPanel(props: { pipeline: Pipeline }) {
  const t = useTranslate();
  const { stages, links } = props.pipeline;
  const [range, setRange] = useRange();
  const toMs = useNow(MINUTE) + MINUTE;
  const ordered = useMemo(
    () => layoutFlow(stages, links, 'LR').stages.map(({ stage }) => stage),
    [stages, links],
  );
  const time: TimeRange = { fromMs: toMs - RANGES[range] * 1_000, toMs };
  const lanes = runLanes(ordered, time);
  const wide = useMediaQuery(useTheme().breakpoints.up('sm'));
  if (lanes.length === 0) {
    return null;
  }
  const items = runsToRead(lanes);
  return (
    <Panel
      title={t('pipeline.runs')}
      hint={lanes.length > 1 ? t('pipeline.runsHint') : undefined}
      action={<RangeChoice range={range} onChange={setRange} />}
    >
      <RunsSummary runs={items.map(({ run }) => run)} />
      {wide ? (
        <WideRuns lanes={lanes} time={time} items={items} />
      ) : (
        <RunList items={items} now={toMs} />
      )}
    </Panel>
  );
}

function WideRuns(props: {
  lanes: ReturnType<typeof runLanes>;
  time: TimeRange;
  items: ReturnType<typeof runsToRead>;
}) {
  const t = useTranslate();
  const { lanes, time, items } = props;
  const [key, setKey] = useState<string>();
  const [table, setTable] = useState(false);
  const chosen =
    items.find(({ stage, run }) => runKey(stage, run) === key) ?? items[0];
  return (
    <>
      <RunTimeline
        lanes={lanes}
        range={time}
        chosen={chosen}
        onChoose={setKey}
      />
      {chosen && (
        <Box sx={{ mt: 2, pt: 2, borderTop: 1, borderColor: 'divider' }}>
          <RunItem {...chosen} now={time.toMs} />
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
          {t('run.table')}
        </Button>
      )}
      {table && <RunTable items={items} now={time.toMs} />}
    </>
  );
}
