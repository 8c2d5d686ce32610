import { SidebarItem, useSidebarOpenState } from '@backstage/core-components';
import { useRouteRef } from '@backstage/core-plugin-api';
import MonitorHeartIcon from '@mui/icons-material/MonitorHeartOutlined';
import Box from '@mui/material/Box';
import { useMemo } from 'react';
import { isKnown } from '../../format/isKnown';
import { useOwnRefs } from '../../hooks/useOwnRefs';
import { ALL, useMostUrgent } from '../../hooks/usePipelines';
import { VisuallyHidden } from '../../parts/VisuallyHidden';
import { rootRouteRef } from '../../routes';
import { useTranslate } from '../../translation/useTranslate';

/** More than anybody counts. */
const MOST = 100;

/**
 * What the item counts.
 *
 * @public
 */
export interface PipelineHealthSidebarItemProps {
  /** Counts only what the reader and the reader's groups own, when there are any. */
  mine?: boolean;
}

/**
 * The item of the sidebar, with how many pipelines burn that nobody is on.
 *
 * @public
 */
export function PipelineHealthSidebarItem(
  props: PipelineHealthSidebarItemProps,
) {
  const t = useTranslate();
  const root = useRouteRef(rootRouteRef)();
  const open = useOpenCount(props.mine ?? false);
  const { isOpen } = useSidebarOpenState();
  return (
    <SidebarItem
      icon={SidebarIcon}
      to={root}
      text={t('page.nav')}
      // Where its words are seen they are its name, the number among them.
      aria-label={isOpen ? undefined : t('page.nav')}
      hasNotifications={open > 0 && !isOpen}
    >
      {open > 0 && (
        <Box
          component="span"
          sx={{
            minWidth: 24,
            px: 0.75,
            mr: 2,
            borderRadius: 3,
            fontSize: 12,
            lineHeight: '24px',
            fontWeight: 700,
            textAlign: 'center',
            // The sidebar is dark in every theme.
            color: '#FFF',
            backgroundColor: '#B3261E',
          }}
        >
          <span aria-hidden>{open < MOST ? open : `${MOST - 1}+`}</span>
          <VisuallyHidden>{t('page.open', { count: open })}</VisuallyHidden>
        </Box>
      )}
    </SidebarItem>
  );
}

function SidebarIcon() {
  return <MonitorHeartIcon />;
}

/** None while it is not known: a badge that says zero would say that all is well. */
function useOpenCount(mine: boolean): number {
  const own = useOwnRefs();
  const some = useMemo(
    () => (mine && own.length > 0 ? { owner: [...own] } : ALL),
    [mine, own],
  );
  const live = useMostUrgent(MOST, some);
  return live.status === 'ready'
    ? live.value.items.filter(
        ({ health, incident }) => health === 'critical' && !isKnown(incident),
      ).length
    : 0;
}
