import Box from '@mui/material/Box';
import { Run, Stage } from '@pipeline-health/plugin-pipeline-health-common';
import { stageTitle } from '../../format/stageTitle';
import { useKindWords } from '../../hooks/useKindWords';
import { RunError, useRunError } from '../../hooks/useRunError';
import { useTranslate } from '../../translation/useTranslate';
import { PlaceLinks } from '../../parts/PlaceLinks';
import { RunStateIcon } from '../../parts/RunStateIcon';
import { runTone } from '../../theme/runTone';
import { runFacts, runFigures } from './runWords';

/** One run in full: how it ended, when, what it cost and did, and its whole error. */
export function RunItem(props: { stage: Stage; run: Run; now: number }) {
  const t = useTranslate();
  const words = useKindWords();
  const errorOf = useRunError();
  const { stage, run, now } = props;
  const figures = runFigures(t, run);
  const error = errorOf(run);
  return (
    <Box
      sx={{
        display: 'flex',
        gap: 1.5,
        minWidth: 0,
        fontSize: 13,
        lineHeight: '20px',
        fontVariantNumeric: 'tabular-nums',
        overflowWrap: 'anywhere',
      }}
    >
      <RunStateIcon state={run.state} size={20} />
      <Box sx={{ minWidth: 0, flexGrow: 1 }}>
        <Box>
          <Box
            component="span"
            sx={{
              fontWeight: 600,
              color: theme => runTone(theme, run.state).text,
            }}
          >
            {t(`run.${run.state}`)}
          </Box>
          {' · '}
          <Box component="span" sx={{ fontWeight: 600 }}>
            {stageTitle(stage)}
          </Box>{' '}
          <Box component="span" sx={{ color: 'text.secondary' }}>
            {words.kind(stage.kind)}
          </Box>
        </Box>
        <Box>{runFacts(t, run, now).join(' · ')}</Box>
        {error && <RunErrorText {...error} />}
        {figures.length > 0 && (
          <Box sx={{ color: 'text.secondary' }}>
            {figures.map(({ label, text }) => `${label} ${text}`).join(' · ')}
          </Box>
        )}
        <Box sx={{ '& > *': { mt: 1 } }}>
          <PlaceLinks places={run.places} />
        </Box>
      </Box>
    </Box>
  );
}

/** What a known error means stands before the words of AWS. */
function RunErrorText({ cause, told }: RunError) {
  return (
    <Box
      sx={theme => ({
        my: 0.5,
        px: 1.5,
        py: 1,
        borderRadius: 1,
        borderLeft: `3px solid ${runTone(theme, 'failed').line}`,
        backgroundColor: runTone(theme, 'failed').soft,
        whiteSpace: 'pre-wrap',
      })}
    >
      {cause && (
        <Box
          sx={{
            fontWeight: 600,
            '&::first-letter': { textTransform: 'uppercase' },
          }}
        >
          {cause}
        </Box>
      )}
      {told}
    </Box>
  );
}
