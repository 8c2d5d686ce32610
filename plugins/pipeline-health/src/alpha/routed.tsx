import { ComponentType } from 'react';

/**
 * Loads a screen together with the router that its links and addresses need.
 * Where the app has no history of its own, as before Backstage 1.57, the
 * router is the app's, and this one lets everything through.
 */
export async function routed(load: () => Promise<ComponentType>) {
  const [{ ReactRouterV6PageRouter }, Screen] = await Promise.all([
    import('@backstage/frontend-adapter-react-router-v6'),
    load(),
  ]);
  return (
    <ReactRouterV6PageRouter>
      <Screen />
    </ReactRouterV6PageRouter>
  );
}
