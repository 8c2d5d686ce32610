import Box from '@mui/material/Box';
import { Health } from '@pipeline-health/plugin-pipeline-health-common';
import { HealthIcon } from '../../parts/HealthIcon';
import { SubHeading } from '../../parts/SubHeading';
import { Translate, useTranslate } from '../../translation/useTranslate';
import { MatchingInput } from './readMatching';

/** The tables that a transform reads, and whether they still fit. */
export function Inputs(props: { inputs: MatchingInput[] }) {
  const t = useTranslate();
  return (
    <Box sx={{ minWidth: 0 }}>
      <SubHeading>{t('matching.inputs')}</SubHeading>
      <Box
        component="ul"
        aria-label={t('matching.inputs')}
        sx={{
          listStyle: 'none',
          m: 0,
          p: 0,
          display: 'grid',
          gap: 1,
          fontSize: 13,
          lineHeight: '20px',
          overflowWrap: 'anywhere',
        }}
      >
        {props.inputs.map(input => (
          <Box
            component="li"
            key={`${input.database}.${input.table}`}
            sx={{ display: 'flex', gap: 1 }}
          >
            <HealthIcon health={healthOf(input)} size={18} />
            <Box sx={{ minWidth: 0 }}>
              <Box sx={{ fontWeight: 600 }}>
                {`${input.database}.${input.table}`}
              </Box>
              {linesOf(t, input).map(line => (
                <Box key={line} sx={{ color: 'text.secondary' }}>
                  {line}
                </Box>
              ))}
            </Box>
          </Box>
        ))}
      </Box>
    </Box>
  );
}

function healthOf(input: MatchingInput): Health {
  if (input.exists === undefined) {
    return 'unknown';
  }
  if (!input.exists) {
    return 'critical';
  }
  const changed = input.missingColumns.length + input.changedColumns.length > 0;
  return input.deprecated || changed ? 'warning' : 'healthy';
}

function linesOf(t: Translate, input: MatchingInput): string[] {
  const { missingColumns, changedColumns, crawler } = input;
  return [
    input.exists === undefined && t('matching.inputUnknown'),
    input.exists === false && t('matching.inputMissing'),
    input.deprecated && t('matching.inputDeprecated'),
    missingColumns.length > 0 &&
      t('matching.missingColumns', { columns: missingColumns.join(', ') }),
    changedColumns.length > 0 &&
      t('matching.changedColumns', { columns: changedColumns.join(', ') }),
    crawler !== undefined && t('matching.inputCrawler', { crawler }),
  ].filter(line => line !== false);
}
