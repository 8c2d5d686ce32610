import Box from '@mui/material/Box';
import Typography from '@mui/material/Typography';
import { Fix } from '@pipeline-health/plugin-pipeline-health-common';
import { useTranslate } from '../../translation/useTranslate';
import { CopyButton } from '../../parts/CopyButton';

/** Changes that put a finding right, folded: whoever needs one opens it and copies it. */
export function FixTexts({ fixes }: { fixes: Fix[] }) {
  const t = useTranslate();
  return (
    <Box sx={{ mb: 1.5 }}>
      {fixes.map(({ label, text }) => (
        <Box
          key={label}
          component="details"
          sx={{ fontSize: 14, lineHeight: '20px', mb: 0.5 }}
        >
          <Box component="summary" sx={{ cursor: 'pointer', fontWeight: 600 }}>
            {label}
          </Box>
          <Box sx={{ position: 'relative', mt: 0.5 }}>
            <Box
              component="pre"
              tabIndex={0}
              aria-label={label}
              sx={{
                m: 0,
                p: 1.5,
                pr: 5,
                overflowX: 'auto',
                borderRadius: 1.5,
                backgroundColor: 'action.hover',
              }}
            >
              <Typography
                component="code"
                sx={{ fontFamily: 'monospace', fontSize: 12 }}
              >
                {text}
              </Typography>
            </Box>
            <Box sx={{ position: 'absolute', top: 4, right: 4 }}>
              <CopyButton
                text={text}
                label={t('pipeline.copyFix', { label })}
              />
            </Box>
          </Box>
        </Box>
      ))}
    </Box>
  );
}
