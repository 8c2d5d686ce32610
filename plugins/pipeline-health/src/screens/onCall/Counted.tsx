import { useRouteRef } from '@backstage/core-plugin-api';
import Box from '@mui/material/Box';
import Link from '@mui/material/Link';
import {
  Health,
  PipelineSummary,
} from '@pipeline-health/plugin-pipeline-health-common';
import { ReactNode } from 'react';
import { Link as RouterLink } from 'react-router-dom';
import { Burning } from '../../hooks/useBurning';
import { Changing } from '../../parts/Changing';
import { HealthIcon } from '../../parts/HealthIcon';
import { rootRouteRef } from '../../routes';
import { healthTone } from '../../theme/healthTone';
import { useTranslate } from '../../translation/useTranslate';

/** As many as are named; the rest is counted. */
const NAMED = 3;

/** What is only counted: what could not be seen is named as well. */
export function Counted(props: {
  burning: Burning;
  unseen: readonly PipelineSummary[];
}) {
  const t = useTranslate();
  const { burning, unseen } = props;
  const { unknown, warning, healthy, critical } = burning.believed;
  const beyond =
    burning.counts.critical -
    burning.items.filter(({ health }) => health === 'critical').length;
  const names = unseen.slice(0, NAMED).map(({ title }) => title);
  return (
    <Box
      component="ul"
      aria-live="off"
      sx={{
        listStyle: 'none',
        m: 0,
        p: 0,
        display: 'flex',
        flexWrap: 'wrap',
        columnGap: '2em',
        rowGap: 1,
      }}
    >
      {beyond > 0 && (
        <Count health="critical" count={critical}>
          {t('onCall.more', { count: beyond })}
        </Count>
      )}
      {unknown > 0 && (
        <Count health="unknown" count={unknown}>
          {t('onCall.unseen', { count: unknown })}
          {names.length > 0 && `: ${names.join(', ')}`}
          {names.length > 0 && unknown > names.length && ' …'}
        </Count>
      )}
      <Count health="warning" count={warning}>
        {t('onCall.warnings', { count: warning })}
      </Count>
      <Count health="healthy" count={healthy}>
        {t('onCall.healthy', { count: healthy })}
      </Count>
    </Box>
  );
}

function Count(props: { health: Health; count: number; children: ReactNode }) {
  const root = useRouteRef(rootRouteRef)();
  const { health, count, children } = props;
  return (
    <Box
      component="li"
      sx={theme => ({
        display: 'flex',
        alignItems: 'center',
        gap: 1,
        minWidth: 0,
        overflowWrap: 'anywhere',
        color:
          health === 'unknown'
            ? healthTone(theme, health).text
            : 'text.secondary',
      })}
    >
      <HealthIcon health={health} />
      <Link
        component={RouterLink}
        to={`${root}?health=${health}`}
        color="inherit"
        underline="hover"
      >
        <Changing value={count}>{children}</Changing>
      </Link>
    </Box>
  );
}
