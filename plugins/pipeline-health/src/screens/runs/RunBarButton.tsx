import Box from '@mui/material/Box';
import ButtonBase from '@mui/material/ButtonBase';
import { alpha, Theme } from '@mui/material/styles';
import Tooltip from '@mui/material/Tooltip';
import { Run, RunState } from '@pipeline-health/plugin-pipeline-health-common';
import { KeyboardEvent, Ref } from 'react';
import { useRunError } from '../../hooks/useRunError';
import { useTranslate } from '../../translation/useTranslate';
import { RunBar } from './runLanes';
import { RunStateIcon } from '../../parts/RunStateIcon';
import { runTone } from '../../theme/runTone';
import { groupLines, runLines, worstState } from './runWords';

/** The height of a row of bars. */
export const ROW_HEIGHT = 28;

/** The narrowest bar: wide enough for a finger, and for a count. */
export const LEAST_WIDTH = 24;

interface RunBarButtonProps {
  buttonRef: Ref<HTMLButtonElement>;
  bar: RunBar;
  now: number;
  chosen: boolean;
  /** Only one bar of the timeline is reached by Tab; arrow keys lead to the others. */
  reachable: boolean;
  onChoose(): void;
  onKeyDown(event: KeyboardEvent): void;
}

/** Nothing of what lies below shines through. */
const opaque = {
  maxWidth: 420,
  p: 1.5,
  border: 1,
  borderColor: 'divider',
  color: 'text.primary',
  backgroundColor: 'background.paper',
  boxShadow: 4,
} as const;

/** A run as a bar, as wide as it took long, with its icon and word where they fit; or several with their count. */
export function RunBarButton(props: RunBarButtonProps) {
  const t = useTranslate();
  const { buttonRef, bar, now, chosen, reachable, onChoose, onKeyDown } = props;
  const { runs, start, width, row, cut } = bar;
  const state = worstState(runs);
  const error = useRunError()(runs[0]);
  const lines =
    runs.length === 1
      ? runLines(t, runs[0], now, error?.cause ?? error?.told)
      : groupLines(t, runs);
  return (
    <Tooltip
      disableInteractive
      placement="top"
      title={<TooltipLines lines={lines} />}
      componentsProps={{ tooltip: { sx: opaque } }}
    >
      <ButtonBase
        ref={buttonRef}
        aria-label={lines.join(', ')}
        aria-pressed={chosen}
        tabIndex={reachable ? 0 : -1}
        onClick={onChoose}
        onFocus={onChoose}
        onKeyDown={onKeyDown}
        sx={theme => ({
          position: 'absolute',
          height: ROW_HEIGHT - 4,
          minWidth: LEAST_WIDTH,
          containerType: 'inline-size',
          overflow: 'hidden',
          borderRadius: 1,
          ...(cut && { borderTopLeftRadius: 0, borderBottomLeftRadius: 0 }),
          ...barColours(theme, state),
          '&[aria-pressed=true]': {
            zIndex: 3,
            outline: `2px solid ${theme.palette.text.primary}`,
            outlineOffset: 1,
          },
          '&:hover': { zIndex: 4 },
          '&:focus-visible': {
            zIndex: 5,
            outline: `3px solid ${theme.palette.primary.main}`,
            outlineOffset: 1,
          },
        })}
        style={{
          left: `min(${start * 100}%, calc(100% - ${LEAST_WIDTH}px))`,
          width: `${width * 100}%`,
          top: row * ROW_HEIGHT + 2,
        }}
      >
        {runs.length === 1 ? (
          <BarWords state={state} word={t(`run.${state}`)} />
        ) : (
          <Box component="span" sx={{ fontSize: 12, fontWeight: 700 }}>
            {`×${countText(runs)}`}
          </Box>
        )}
      </ButtonBase>
    </Tooltip>
  );
}

function TooltipLines(props: { lines: string[] }) {
  return (
    <Box sx={{ fontSize: 12, lineHeight: '18px', overflowWrap: 'anywhere' }}>
      {props.lines.map((line, index) => (
        <Box key={index} sx={{ fontWeight: index === 0 ? 700 : 400 }}>
          {line}
        </Box>
      ))}
    </Box>
  );
}

/** Of runs that failed among others these are counted. */
function countText(runs: readonly Run[]): number {
  return runs.filter(({ state }) => state === 'failed').length || runs.length;
}

function BarWords(props: { state: RunState; word: string }) {
  return (
    <Box
      component="span"
      sx={{
        display: 'none',
        alignItems: 'center',
        justifyContent: 'center',
        gap: 0.5,
        width: '100%',
        px: '2px',
        fontSize: 12,
        fontWeight: 600,
        whiteSpace: 'nowrap',
        '& .word': { display: 'none' },
        '@container (min-width: 18px)': { display: 'flex' },
        '@container (min-width: 92px)': { '& .word': { display: 'inline' } },
      }}
    >
      <RunStateIcon state={props.state} size={16} plain />
      <span className="word">{props.word}</span>
    </Box>
  );
}

/** What failed is loud; what succeeded is calm; what runs has no end yet. */
function barColours(theme: Theme, state: RunState) {
  const { text, line } = runTone(theme, state);
  const quiet = {
    color: text,
    border: `1px solid ${line}`,
    backgroundColor: alpha(line, 0.22),
  };
  switch (state) {
    case 'failed':
      return {
        zIndex: 2,
        color: theme.palette.background.paper,
        backgroundColor: text,
      };
    case 'stopped':
      return { ...quiet, borderStyle: 'dashed' };
    case 'running':
      return {
        ...quiet,
        borderRight: 'none',
        borderTopRightRadius: 0,
        borderBottomRightRadius: 0,
        backgroundImage: `repeating-linear-gradient(-45deg, ${alpha(
          line,
          0.25,
        )} 0 6px, transparent 6px 12px)`,
      };
    default:
      return quiet;
  }
}
