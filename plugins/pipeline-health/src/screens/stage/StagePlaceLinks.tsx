import Box from '@mui/material/Box';
import { Stage } from '@pipeline-health/plugin-pipeline-health-common';
import { CopyButton } from '../../parts/CopyButton';
import { PlaceLinks } from '../../parts/PlaceLinks';
import { useTranslate } from '../../translation/useTranslate';

/** Where to go on with a stage. */
export function StagePlaceLinks({ stage }: { stage: Stage }) {
  const t = useTranslate();
  return (
    <Box sx={{ my: 1.5 }}>
      <PlaceLinks places={stage.places}>
        <CopyButton
          text={stage.arn}
          label={t('pipeline.copyArn')}
          words={t('stage.arn')}
        />
      </PlaceLinks>
    </Box>
  );
}
