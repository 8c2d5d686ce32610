import { FindingPart } from '@pipeline-health/plugin-pipeline-health-common';
import { useCallback } from 'react';
import { useMessageText } from './useMessageText';

/** What a finding says, in the language of whoever reads it. */
export type FindingText = Pick<FindingPart, 'title' | 'remedy'>;

/** The text of findings in the language of the app; each part falls back for itself. */
export function useFindingText(): (
  finding: FindingText & Pick<FindingPart, 'message'>,
) => FindingText {
  const textOf = useMessageText();
  return useCallback(
    ({ message, title, remedy }) => ({
      title: textOf(message, title, 'title'),
      remedy: textOf(message, remedy, 'remedy'),
    }),
    [textOf],
  );
}
