import Box from '@mui/material/Box';
import { Theme } from '@mui/material/styles';
import { Finding, Stage } from '@pipeline-health/plugin-pipeline-health-common';
import { formatLocal } from '../../format/time';
import { stageTitle } from '../../format/stageTitle';
import { useKindWords } from '../../hooks/useKindWords';
import { Translate, useTranslate } from '../../translation/useTranslate';
import { dueAfter, lateSince } from './dueRuns';
import { DueMarks } from './DueMarks';
import { ROW_HEIGHT, RunBarButton } from './RunBarButton';
import { barKey, RunLane, RunScale } from './runLanes';
import { useRovingFocus } from './useRovingFocus';

const hatched = {
  backgroundImage: ({ palette }: Theme) =>
    `repeating-linear-gradient(-45deg, ${palette.action.selected} 0 2px, transparent 2px 6px)`,
};

interface RunLaneRowProps {
  lane: RunLane;
  scale: RunScale;
  ticks: number[];
  findings: readonly Finding[];
  chosenKey?: string;
  onChoose(key: string): void;
  roving: ReturnType<typeof useRovingFocus>;
}

/** The name of a stage and its runs on a line, with those that are due. */
export function RunLaneRow(props: RunLaneRowProps) {
  const t = useTranslate();
  const words = useKindWords();
  const { lane, scale, ticks, findings, chosenKey, onChoose, roving } = props;
  const { stage, bars, rows, unknown } = lane;
  const span = scale.toMs - scale.fromMs;
  const count = bars.reduce((sum, { runs }) => sum + runs.length, 0);
  const due = dueAfter(stage, scale.now);
  return (
    <>
      <LaneName stage={stage} due={due[0]} />
      <Box
        role="group"
        aria-label={t('run.lane', {
          stage: stageTitle(stage),
          kind: words.kind(stage.kind),
          runs: t('run.count', { count }),
        })}
        sx={{
          position: 'relative',
          alignSelf: 'center',
          borderRadius: 1,
          backgroundColor: 'action.hover',
        }}
        style={{ height: rows * ROW_HEIGHT }}
      >
        {ticks.map(at => (
          <Box
            key={at}
            sx={{
              position: 'absolute',
              top: 0,
              bottom: 0,
              borderLeft: 1,
              borderColor: 'divider',
            }}
            style={{ left: `${((at - scale.fromMs) / span) * 100}%` }}
          />
        ))}
        {unknown > 0 && (
          <Box
            title={t('run.notKnown', {
              time: formatLocal(scale.fromMs + unknown * span),
            })}
            sx={{ position: 'absolute', inset: 0, ...hatched }}
            style={{ width: `${unknown * 100}%` }}
          />
        )}
        {bars.length === 0 && <NothingHere text={nothingText(t, lane)} />}
        <DueMarks
          scale={scale}
          due={due}
          lateSince={lateSince(stage, findings)}
        />
        {bars.map(bar => {
          const key = barKey(stage, bar);
          return (
            <RunBarButton
              key={key}
              buttonRef={roving.register(key)}
              bar={bar}
              now={scale.now}
              chosen={key === chosenKey}
              reachable={key === chosenKey}
              onChoose={() => onChoose(key)}
              onKeyDown={roving.onKeyDown(key)}
            />
          );
        })}
      </Box>
    </>
  );
}

function LaneName(props: { stage: Stage; due: number | undefined }) {
  const t = useTranslate();
  const words = useKindWords();
  const { stage, due } = props;
  const title = stageTitle(stage);
  return (
    <Box
      aria-hidden
      title={title}
      sx={{
        alignSelf: 'center',
        minWidth: 0,
        lineHeight: '16px',
        '& > *': {
          overflow: 'hidden',
          textOverflow: 'ellipsis',
          whiteSpace: 'nowrap',
        },
      }}
    >
      <Box sx={{ fontSize: 13, fontWeight: 600 }}>{title}</Box>
      <Box sx={{ fontSize: 12, color: 'text.secondary' }}>
        {due === undefined
          ? words.kind(stage.kind)
          : t('run.next', { time: formatLocal(due) })}
      </Box>
    </Box>
  );
}

function NothingHere(props: { text: string }) {
  return (
    <Box
      component="span"
      sx={{
        position: 'absolute',
        left: 8,
        top: 4,
        px: 1,
        borderRadius: 1,
        fontSize: 12,
        lineHeight: '20px',
        color: 'text.secondary',
        backgroundColor: 'background.paper',
      }}
    >
      {props.text}
    </Box>
  );
}

function nothingText(t: Translate, { last }: RunLane): string {
  return last
    ? t('run.last', {
        state: t(`run.${last.state}`),
        time: formatLocal(last.startedAt),
      })
    : t('run.none');
}
