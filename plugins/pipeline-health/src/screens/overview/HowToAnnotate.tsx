import RouteIcon from '@mui/icons-material/PolylineOutlined';
import Box from '@mui/material/Box';
import Typography from '@mui/material/Typography';
import { ANNOTATION_AWS_ARNS } from '@pipeline-health/plugin-pipeline-health-common';
import { useTranslate } from '../../translation/useTranslate';
import { CopyButton } from '../../parts/CopyButton';
import { Notice } from '../../parts/Notice';

const SNIPPET = `metadata:
  annotations:
    ${ANNOTATION_AWS_ARNS}: >-
      arn:aws:sqs:eu-west-1:123456789012:orders`;

/** Nobody watches anything yet: how to begin. */
export function HowToAnnotate() {
  const t = useTranslate();
  return (
    <Notice
      icon={<RouteIcon />}
      title={t('empty.title')}
      body={t('empty.body')}
    >
      <Typography color="text.secondary" sx={{ maxWidth: 560 }}>
        {t('empty.begin')}
      </Typography>
      <Box
        sx={{
          width: '100%',
          maxWidth: 560,
          textAlign: 'left',
          border: 1,
          borderColor: 'divider',
          borderRadius: 2,
          overflow: 'hidden',
        }}
      >
        <Box
          sx={{
            display: 'flex',
            alignItems: 'center',
            justifyContent: 'space-between',
            pl: 2,
            pr: 1,
            py: 0.5,
            borderBottom: 1,
            borderColor: 'divider',
          }}
        >
          <Typography variant="caption" color="text.secondary">
            {t('empty.snippet')}
          </Typography>
          <CopyButton text={SNIPPET} label={t('empty.copy')} />
        </Box>
        <Box
          component="pre"
          tabIndex={0}
          aria-label={t('empty.snippet')}
          sx={{ m: 0, p: 2, overflowX: 'auto', fontSize: 13, lineHeight: 1.6 }}
        >
          {SNIPPET}
        </Box>
      </Box>
      <Typography variant="body2" color="text.secondary">
        {t('empty.then')}
      </Typography>
    </Notice>
  );
}
