import Box from '@mui/material/Box';
import { Theme } from '@mui/material/styles';
import { formatLocal } from '../../format/time';
import { stageTitle } from '../../format/stageTitle';
import { useKindWords } from '../../hooks/useKindWords';
import { Translate, useTranslate } from '../../translation/useTranslate';
import { ROW_HEIGHT, RunBarButton } from './RunBarButton';
import { RunLane, runKey, TimeRange } from './runLanes';
import { useRovingFocus } from './useRovingFocus';

const hatched = {
  backgroundImage: ({ palette }: Theme) =>
    `repeating-linear-gradient(-45deg, ${palette.action.selected} 0 2px, transparent 2px 6px)`,
};

interface RunLaneRowProps {
  lane: RunLane;
  range: TimeRange;
  ticks: number[];
  chosenKey?: string;
  onChoose(key: string): void;
  roving: ReturnType<typeof useRovingFocus>;
}

/** The name of a stage and its runs on a line. */
export function RunLaneRow(props: RunLaneRowProps) {
  const t = useTranslate();
  const words = useKindWords();
  const { lane, range, ticks, chosenKey, onChoose, roving } = props;
  const { stage, bars, rows, unknown } = lane;
  const span = range.toMs - range.fromMs;
  return (
    <>
      <LaneName lane={lane} />
      <Box
        role="group"
        aria-label={t('run.lane', {
          stage: stageTitle(stage),
          kind: words.kind(stage.kind),
          runs: t('run.count', { count: bars.length }),
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
            style={{ left: `${((at - range.fromMs) / span) * 100}%` }}
          />
        ))}
        {unknown > 0 && (
          <Box
            title={t('run.notKnown', {
              time: formatLocal(range.fromMs + unknown * span),
            })}
            sx={{ position: 'absolute', inset: 0, ...hatched }}
            style={{ width: `${unknown * 100}%` }}
          />
        )}
        {bars.length === 0 && <NothingHere text={nothingText(t, lane)} />}
        {bars.map(bar => {
          const key = runKey(stage, bar.run);
          return (
            <RunBarButton
              key={key}
              buttonRef={roving.register(key)}
              bar={bar}
              now={range.toMs}
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

function LaneName(props: { lane: RunLane }) {
  const words = useKindWords();
  const { stage } = props.lane;
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
        {words.kind(stage.kind)}
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
