import Box from '@mui/material/Box';
import { Stage } from '@pipeline-health/plugin-pipeline-health-common';
import { labelOfKey } from '../format/value';
import { useKindWords } from '../hooks/useKindWords';
import { useMessageText } from '../hooks/useMessageText';
import { HealthIcon } from '../parts/HealthIcon';
import { useTranslate } from '../translation/useTranslate';
import { unansweredOf } from './asked';

/** What could not be asked, or not to its end: not known is not the same as not there. */
export function UnansweredNote(props: Pick<Stage, 'kind' | 'inventory'>) {
  const t = useTranslate();
  const words = useKindWords();
  const textOf = useMessageText();
  return (
    <>
      {unansweredOf(props.inventory).map(({ question, incomplete, why }) => (
        <Box
          key={question}
          sx={{
            display: 'flex',
            gap: 1,
            mb: 2,
            fontSize: 13,
            lineHeight: '20px',
            overflowWrap: 'anywhere',
          }}
        >
          <HealthIcon health="unknown" />
          <Box sx={{ minWidth: 0 }}>
            <Box component="span" sx={{ fontWeight: 600 }}>
              {t(incomplete ? 'panel.incomplete' : 'panel.unanswered', {
                question:
                  words.fact(props.kind, question)?.title ??
                  labelOfKey(question),
              })}
            </Box>
            {why.message && ` · ${textOf(why.sentence, why.message)}`}
          </Box>
        </Box>
      ))}
    </>
  );
}
