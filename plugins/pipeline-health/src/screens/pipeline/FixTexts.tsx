import Box from '@mui/material/Box';
import { Fix } from '@pipeline-health/plugin-pipeline-health-common';
import { CopyableText } from '../../parts/CopyableText';
import { useTranslate } from '../../translation/useTranslate';

/** Changes that put a finding right, folded: whoever needs one opens it and copies it. */
export function FixTexts({ fixes }: { fixes: Fix[] }) {
  const t = useTranslate();
  return (
    <Box sx={{ mb: 1.5 }}>
      {fixes.map(({ label, text }) => (
        <CopyableText
          key={label}
          label={label}
          copyLabel={t('pipeline.copyFix', { label })}
          text={text}
        />
      ))}
    </Box>
  );
}
