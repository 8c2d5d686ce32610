import { createApiRef, useApiHolder } from '@backstage/core-plugin-api';
import { ComponentType, Fragment, PropsWithChildren } from 'react';

/** The app's own history, which Backstage has since 1.57; our ranges allow older ones. */
const appHistoryApiRef = createApiRef<unknown>({ id: 'core.app-history' });

/** Loads a screen together with the router that its links and addresses need. */
export async function routed(load: () => Promise<ComponentType>) {
  const [{ ReactRouterV6PageRouter }, Screen] = await Promise.all([
    import('@backstage/frontend-adapter-react-router-v6'),
    load(),
  ]);
  return (
    <WhereNeeded router={ReactRouterV6PageRouter}>
      <Screen />
    </WhereNeeded>
  );
}

/** An app without a history of its own lets React Router have it, for all pages. */
function WhereNeeded(
  props: PropsWithChildren<{ router: ComponentType<PropsWithChildren> }>,
) {
  const Router = useApiHolder().get(appHistoryApiRef) ? props.router : Fragment;
  return <Router>{props.children}</Router>;
}
