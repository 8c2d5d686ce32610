import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import { Run, Stage } from '@pipeline-health/plugin-pipeline-health-common';
import { useState } from 'react';
import { useTranslate } from '../../translation/useTranslate';
import { RunItem } from './RunItem';
import { runKey } from './runLanes';

const STEP = 6;

/** Runs one below the other, for narrow screens. */
export function RunList(props: {
  items: { stage: Stage; run: Run }[];
  now: number;
}) {
  const t = useTranslate();
  const { items, now } = props;
  const [limit, setLimit] = useState(STEP);
  return (
    <>
      <Box
        component="ol"
        aria-label={t('pipeline.runs')}
        sx={{
          listStyle: 'none',
          m: 0,
          p: 0,
          display: 'flex',
          flexDirection: 'column',
          gap: 2,
        }}
      >
        {items.slice(0, limit).map(({ stage, run }) => (
          <li key={runKey(stage, run)}>
            <RunItem stage={stage} run={run} now={now} />
          </li>
        ))}
      </Box>
      {items.length > limit && (
        <Button
          size="small"
          sx={{ mt: 1, px: 1.5, ml: -1.5 }}
          onClick={() => setLimit(limit + 2 * STEP)}
        >
          {t('run.more')}
        </Button>
      )}
    </>
  );
}
