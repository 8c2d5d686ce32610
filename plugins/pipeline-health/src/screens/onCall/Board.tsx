import WallIcon from '@mui/icons-material/FullscreenOutlined';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Tooltip from '@mui/material/Tooltip';
import { useState } from 'react';
import { Burning } from '../../hooks/useBurning';
import { Ready } from '../../hooks/useLive';
import { RefreshNote } from '../../parts/RefreshNote';
import { useTranslate } from '../../translation/useTranslate';
import { BurningRow } from './BurningRow';
import { boardOf } from './board';
import { Counted } from './Counted';
import { FirstToLose } from './FirstToLose';
import { KnownCards } from './KnownCards';
import { Owners } from './Owners';
import { Quiet } from './Quiet';
import { touchable } from './touchable';

/** Rows at a time: each asks what its reader may do. */
const STEP = 10;

/** The board for whoever can act: on a desk, in a hand. */
export function Board(props: { live: Ready<Burning>; onWall(): void }) {
  const t = useTranslate();
  const { live, onWall } = props;
  const { items, outdated } = live.value;
  const [shown, setShown] = useState(STEP);
  const { first, rest, known, unseen } = boardOf(items, live.loadedAt);
  return (
    <Box
      sx={{
        display: 'flex',
        flexDirection: 'column',
        gap: 2,
        fontSize: { xs: 14, lg: 15 },
      }}
    >
      <RefreshNote live={live} />
      <Box
        sx={{
          display: 'flex',
          flexWrap: 'wrap',
          alignItems: 'center',
          gap: 1,
          '& [role="group"] > *': { height: 44, borderRadius: 22 },
        }}
      >
        <Owners items={items} />
        <Tooltip describeChild title={t('onCall.wallboardHint')}>
          <Button
            color="inherit"
            startIcon={<WallIcon />}
            onClick={onWall}
            sx={{ ...touchable, ml: 'auto' }}
          >
            {t('onCall.wallboard')}
          </Button>
        </Tooltip>
      </Box>
      {first && (
        <FirstToLose
          key={first.entityRef}
          pipeline={first}
          outdated={outdated.has(first.entityRef)}
          wall={false}
        />
      )}
      {!first && rest.length === 0 && <Quiet burning={live.value} />}
      {rest.length > 0 && (
        <Box
          component="ul"
          aria-label={t('onCall.burning')}
          sx={{
            listStyle: 'none',
            m: 0,
            p: 0,
            display: 'flex',
            flexDirection: 'column',
            gap: 1.5,
          }}
        >
          {rest.slice(0, shown).map(pipeline => (
            <BurningRow
              key={pipeline.entityRef}
              pipeline={pipeline}
              outdated={outdated.has(pipeline.entityRef)}
              wall={false}
            />
          ))}
        </Box>
      )}
      {rest.length > shown && (
        <Button sx={touchable} onClick={() => setShown(shown + STEP)}>
          {t('onCall.more', { count: rest.length - shown })}
        </Button>
      )}
      <KnownCards pipelines={known} outdated={outdated} />
      <Counted burning={live.value} unseen={unseen} />
    </Box>
  );
}
