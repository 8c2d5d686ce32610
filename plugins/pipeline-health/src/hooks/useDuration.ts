import { useCallback } from 'react';
import { formatDuration } from '../format/duration';
import { useLanguage } from '../translation/useLanguage';

/** Writes durations in the language of the app. */
export function useDuration(): (seconds: number) => string {
  const language = useLanguage();
  return useCallback(
    (seconds: number) => formatDuration(seconds, language),
    [language],
  );
}
