import { appLanguageApiRef, useApi } from '@backstage/frontend-plugin-api';
import { useEffect } from 'react';

/** Tells the browser and screen readers which language the page is in. */
export function PageLanguage() {
  const language = useApi(appLanguageApiRef);
  useEffect(() => {
    const tell = () => {
      document.documentElement.lang = language.getLanguage().language;
    };
    tell();
    const subscription = language.language$().subscribe(tell);
    return () => subscription.unsubscribe();
  }, [language]);
  return null;
}
