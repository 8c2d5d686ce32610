import Box from '@mui/material/Box';
import Skeleton from '@mui/material/Skeleton';
import { useTranslate } from '../translation/useTranslate';

/** The outline of what is coming, in blocks of these heights. */
export function LoadingBlocks(props: { heights: number[] }) {
  const t = useTranslate();
  return (
    <Box
      role="status"
      aria-label={t('state.loading')}
      sx={{ display: 'flex', flexDirection: 'column', gap: 2 }}
    >
      {props.heights.map((height, index) => (
        <Skeleton
          key={index}
          variant="rounded"
          height={height}
          sx={{ borderRadius: 2 }}
        />
      ))}
    </Box>
  );
}
