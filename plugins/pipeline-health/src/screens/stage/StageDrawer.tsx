import Box from '@mui/material/Box';
import Drawer from '@mui/material/Drawer';
import Paper from '@mui/material/Paper';
import {
  Pipeline,
  Stage,
} from '@pipeline-health/plugin-pipeline-health-common';
import { stageTitle } from '../../format/stageTitle';
import { rootStyle } from '../../parts/Root';
import { StageDetail } from './StageDetail';

/** Everything about one stage: beside the flow where there is room, else over it, on a phone as the whole screen. */
export function StageDrawer(props: {
  pipeline: Pipeline;
  stage: Stage;
  isBeside: boolean;
  onClose(): void;
}) {
  const { pipeline, stage, isBeside, onClose } = props;
  const detail = (
    <StageDetail
      key={stage.arn}
      pipeline={pipeline}
      stage={stage}
      onClose={onClose}
    />
  );
  return isBeside ? (
    <Paper
      component="aside"
      aria-label={stageTitle(stage)}
      variant="outlined"
      sx={{
        borderRadius: 2,
        borderWidth: 2,
        borderColor: 'primary.main',
        position: 'sticky',
        top: 16,
        minWidth: 0,
        maxHeight: 'calc(100vh - 32px)',
        overflowY: 'auto',
      }}
    >
      {detail}
    </Paper>
  ) : (
    <Drawer
      open
      anchor="right"
      onClose={onClose}
      PaperProps={{
        role: 'dialog',
        'aria-modal': true,
        'aria-label': stageTitle(stage),
        sx: theme => ({
          ...rootStyle(theme),
          width: { xs: '100%', sm: 480 },
        }),
      }}
    >
      <Box sx={{ minWidth: 0 }}>{detail}</Box>
    </Drawer>
  );
}
