import {
  appLanguageApiRef,
  useApiHolder,
} from '@backstage/frontend-plugin-api';
import { useMemo, useSyncExternalStore } from 'react';

/** The language of the app, BCP 47; English where the app does not tell. */
export function useLanguage(): string {
  const api = useApiHolder().get(appLanguageApiRef);
  const subscribe = useMemo(
    () => (listener: () => void) => {
      const subscription = api?.language$().subscribe(listener);
      return () => subscription?.unsubscribe();
    },
    [api],
  );
  return useSyncExternalStore(
    subscribe,
    () => api?.getLanguage().language ?? 'en',
  );
}
