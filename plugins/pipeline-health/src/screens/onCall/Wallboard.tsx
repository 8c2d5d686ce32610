import Box from '@mui/material/Box';
import Dialog from '@mui/material/Dialog';
import { useId } from 'react';
import { formatTimeOfDay } from '../../format/time';
import { Burning } from '../../hooks/useBurning';
import { Ready } from '../../hooks/useLive';
import { useNow } from '../../hooks/useNow';
import { rootStyle } from '../../parts/Root';
import { useTranslate } from '../../translation/useTranslate';
import { BurningRow } from './BurningRow';
import { boardOf } from './board';
import { Connection, CutBar } from './Connection';
import { Counted } from './Counted';
import { FirstToLose } from './FirstToLose';
import { KnownCards } from './KnownCards';
import { pagesOf, turnOf, WallPage } from './pagesOf';
import { Quiet } from './Quiet';

/** Rows that can be read from afar. */
const ROWS = 6;
/** How many of them the first to lose data takes the place of, and what is known. */
const FIRST_ROWS = 2;
const KNOWN_ROWS = 1;
/** What is known and named; the rest is counted. */
const KNOWN = 3;
const TURN_MS = 15_000;

/** The board on a wall: the whole screen, nothing to press, page after page. Escape leaves it. */
export function Wallboard(props: { live: Ready<Burning>; onLeave(): void }) {
  const t = useTranslate();
  const titleId = useId();
  const { live, onLeave } = props;
  const { items, outdated } = live.value;
  const { first, rest, known, unseen } = boardOf(items, live.loadedAt);
  const rows =
    ROWS - (first ? FIRST_ROWS : 0) - (known.length > 0 ? KNOWN_ROWS : 0);
  const pages = pagesOf(rest, rows);
  const turn = useNow(TURN_MS);
  const { page, number } = turnOf(pages, turn, TURN_MS);
  return (
    <Dialog
      open
      fullScreen
      onClose={onLeave}
      aria-labelledby={titleId}
      transitionDuration={0}
      PaperProps={{
        sx: theme => ({
          ...rootStyle(theme),
          fontSize: 'clamp(14px, 1.35vw, 40px)',
          backgroundColor: 'background.default',
          backgroundImage: 'none',
        }),
      }}
    >
      <Box
        component="header"
        sx={{
          display: 'flex',
          flexWrap: 'wrap',
          alignItems: 'center',
          columnGap: '1.5em',
          px: '1.8em',
          py: '0.7em',
          color: '#FFF',
          backgroundColor: '#171717',
        }}
      >
        <Box
          component="h1"
          id={titleId}
          sx={{ m: 0, fontSize: '1.5em', fontWeight: 700 }}
        >
          {t('onCall.title')}
        </Box>
        <PageName page={page} number={number} count={pages.length} />
        <Box sx={{ ml: 'auto' }}>
          <Connection live={live} />
        </Box>
        <TimeOfDay />
      </Box>
      <CutBar live={live} />
      <Box
        sx={{
          flexGrow: 1,
          display: 'flex',
          flexDirection: 'column',
          gap: '0.8em',
          px: '1.8em',
          py: '1em',
        }}
      >
        {first && (
          <FirstToLose
            pipeline={first}
            outdated={outdated.has(first.entityRef)}
            wall
          />
        )}
        {!first && rest.length === 0 && <Quiet burning={live.value} />}
        <Box
          component="ul"
          aria-label={t('onCall.burning')}
          sx={{
            flexGrow: 1,
            listStyle: 'none',
            m: 0,
            p: 0,
            display: 'flex',
            flexDirection: 'column',
            gap: '0.8em',
          }}
        >
          {page.pipelines.map(pipeline => (
            <BurningRow
              key={pipeline.entityRef}
              pipeline={pipeline}
              outdated={outdated.has(pipeline.entityRef)}
              wall
            />
          ))}
        </Box>
        <KnownCards pipelines={known} outdated={outdated} most={KNOWN} />
        <Counted burning={live.value} unseen={unseen} />
      </Box>
    </Dialog>
  );
}

function PageName(props: { page: WallPage; number: number; count: number }) {
  const t = useTranslate();
  const { page, count } = props;
  if (count === 1) {
    return null;
  }
  const teams = page.owners
    .map(owner => owner || t('onCall.noTeam'))
    .join(', ');
  return (
    <span>
      {t('onCall.page', { teams, number: String(props.number), count })}
    </span>
  );
}

function TimeOfDay() {
  const now = useNow(60_000);
  return (
    <Box component="time" sx={{ fontSize: '1.5em', fontWeight: 700 }}>
      {formatTimeOfDay(now)}
    </Box>
  );
}
