import Box from '@mui/material/Box';
import Paper from '@mui/material/Paper';
import { PipelineSummary } from '@pipeline-health/plugin-pipeline-health-common';
import { toneOfUrgency, useLossClock } from '../../hooks/useLossClock';
import { healthTone } from '../../theme/healthTone';
import { BuyTime } from './BuyTime';
import { Clock } from './Clock';
import { Responses } from './Responses';
import { Responsible } from './Responsible';
import { Story } from './Story';

/** What is lost first, to be read from the other end of the room: a third of the screen. */
export function FirstToLose(props: {
  pipeline: PipelineSummary;
  outdated: boolean;
  /** On a wall nothing can be pressed. */
  wall: boolean;
}) {
  const { pipeline, wall } = props;
  const reading = useLossClock(pipeline);
  const isShort = reading && toneOfUrgency(reading.urgency) === 'critical';
  return (
    <Paper
      component="section"
      aria-label={pipeline.title}
      variant="outlined"
      sx={theme => ({
        display: 'grid',
        gridTemplateColumns: {
          xs: 'minmax(0, 1fr)',
          md: 'auto minmax(0, 1fr)',
        },
        alignItems: 'center',
        columnGap: '2.5em',
        rowGap: 1,
        // On a wall it makes room when there is a bar that says what is amiss.
        flexGrow: wall ? 1 : undefined,
        minHeight: { md: wall ? '25vh' : 'min(33vh, 280px)' },
        px: { xs: 2, sm: '1.8em' },
        py: { xs: 2, sm: '1em' },
        borderRadius: 2,
        borderWidth: 2,
        ...(isShort && {
          borderColor: healthTone(theme, 'critical').line,
          backgroundColor: healthTone(theme, 'critical').soft,
        }),
      })}
    >
      <Clock
        pipeline={pipeline}
        whole
        size={wall ? 'min(9vw, 16vh)' : 'clamp(44px, 5.6vw, 96px)'}
      />
      <Box
        sx={{
          display: 'flex',
          flexDirection: 'column',
          gap: '0.6em',
          minWidth: 0,
        }}
      >
        <Box sx={{ fontSize: '1.25em' }}>
          <Story {...props} lines={3} titleSize={wall ? '2em' : '1.5em'} />
        </Box>
        <Box
          sx={{
            display: 'flex',
            flexWrap: 'wrap',
            alignItems: 'center',
            justifyContent: 'space-between',
            gap: 1.5,
          }}
        >
          <Responsible pipeline={pipeline} />
          {!wall && (
            <Box
              sx={{
                display: 'flex',
                flexWrap: 'wrap',
                gap: 1,
                '& > button': { flexGrow: { xs: 1, sm: 0 } },
              }}
            >
              <BuyTime pipeline={pipeline} />
              <Responses pipeline={pipeline} />
            </Box>
          )}
        </Box>
      </Box>
    </Paper>
  );
}
