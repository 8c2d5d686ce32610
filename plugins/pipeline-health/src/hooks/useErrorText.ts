import { useCallback } from 'react';
import { saidIn } from '../format/messageOf';
import { useMessageText } from './useMessageText';

/** What went wrong, in the language of the app where who refused it tells what it is made of. */
export function useErrorText(): (error: unknown) => string {
  const textOf = useMessageText();
  return useCallback(
    error => {
      const { message, sentence } = saidIn(error);
      return textOf(sentence, message);
    },
    [textOf],
  );
}
