import Box from '@mui/material/Box';
import { HealthIcon } from '../parts/HealthIcon';
import { labelOfKey } from '../format/value';
import { useTranslate } from '../translation/useTranslate';
import { Unanswered } from './unanswered';

/** What could not be asked: not known is not the same as not there. */
export function UnansweredNote(props: { unanswered: readonly Unanswered[] }) {
  const t = useTranslate();
  const { unanswered } = props;
  return (
    <>
      {unanswered.map(({ question, message, missingPermission }) => (
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
              {t('panel.unanswered', { question: labelOfKey(question) })}
            </Box>
            {` · ${missingPermission ?? message}`}
          </Box>
        </Box>
      ))}
    </>
  );
}
