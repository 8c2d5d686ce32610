import Box from '@mui/material/Box';
import { useTranslate } from '../translation/useTranslate';
import { CopyButton } from './CopyButton';

/** An ARN that can be copied. */
export function ArnText(props: { arn: string }) {
  const t = useTranslate();
  return (
    <Box sx={{ display: 'flex', alignItems: 'flex-start', gap: 0.5 }}>
      <Box component="span" sx={{ minWidth: 0, overflowWrap: 'anywhere' }}>
        {props.arn}
      </Box>
      <Box sx={{ my: -0.5 }}>
        <CopyButton text={props.arn} label={t('pipeline.copyArn')} />
      </Box>
    </Box>
  );
}
