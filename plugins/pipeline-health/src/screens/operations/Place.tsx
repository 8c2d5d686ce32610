import Box from '@mui/material/Box';
import { useTranslate } from '../../translation/useTranslate';

/** An account, and below it the region. */
export function Place(props: { account: string; region: string }) {
  const t = useTranslate();
  return (
    <>
      {props.account || t('operations.noAccount')}
      <Box sx={{ fontWeight: 400, color: 'text.secondary' }}>
        {props.region}
      </Box>
    </>
  );
}
