import Box from '@mui/material/Box';
import Paper from '@mui/material/Paper';
import Typography from '@mui/material/Typography';
import { CollectionStatus } from '@pipeline-health/plugin-pipeline-health-common';
import { useMessageText } from '../../hooks/useMessageText';
import { useNow } from '../../hooks/useNow';
import { HealthIcon } from '../../parts/HealthIcon';
import { healthTone } from '../../theme/healthTone';
import { useTranslate } from '../../translation/useTranslate';
import { troublesNow, TroubleNow } from './troublesNow';

/** What keeps pipelines from being read, in words. */
export function TroubleBanner(props: { status: CollectionStatus }) {
  const t = useTranslate();
  const { status } = props;
  const textOf = useMessageText();
  const troubles = troublesNow(status, useNow(10_000), t, textOf);
  const health = troubles.length ? 'warning' : 'healthy';
  return (
    <Paper
      component="section"
      variant="outlined"
      sx={theme => ({
        display: 'flex',
        gap: 2,
        px: { xs: 2, sm: 3 },
        py: 2,
        borderRadius: 2,
        borderColor: 'divider',
        boxShadow: `inset 4px 0 0 ${healthTone(theme, health).line}`,
      })}
    >
      <HealthIcon health={health} size={32} />
      <Box sx={{ minWidth: 0 }}>
        <Typography
          component="h2"
          sx={{ fontSize: { xs: 18, sm: 20 }, fontWeight: 700, m: 0 }}
        >
          {troubles.length
            ? t('operations.troubles', { count: troubles.length })
            : t('operations.allWell')}
        </Typography>
        {troubles.length ? (
          <Box component="ul" sx={{ listStyle: 'none', m: 0, p: 0 }}>
            {troubles.map(trouble => (
              <Trouble
                key={[trouble.title, ...trouble.about].join()}
                {...trouble}
              />
            ))}
          </Box>
        ) : (
          <Typography color="text.secondary">
            {t('operations.allWellBody', { count: status.shards.length })}
          </Typography>
        )}
      </Box>
    </Paper>
  );
}

function Trouble({ title, about, detail }: TroubleNow) {
  return (
    <Box component="li" sx={{ mt: 1.5, overflowWrap: 'anywhere' }}>
      <Box sx={{ fontWeight: 600 }}>{title}</Box>
      <Box sx={{ color: 'text.secondary' }}>{about.join(' · ')}</Box>
      {detail && (
        <Box
          sx={{
            mt: 0.5,
            fontFamily: 'monospace',
            fontSize: 12,
            color: 'text.secondary',
          }}
        >
          {detail}
        </Box>
      )}
    </Box>
  );
}
