import Box from '@mui/material/Box';
import Paper from '@mui/material/Paper';
import { PipelineSummary } from '@pipeline-health/plugin-pipeline-health-common';
import { healthTone } from '../../theme/healthTone';
import { Clock } from './Clock';
import { Responses } from './Responses';
import { Responsible } from './Responsible';
import { Story } from './Story';

/** One that burns, below the first. */
export function BurningRow(props: {
  pipeline: PipelineSummary;
  outdated: boolean;
  /** On a wall nothing can be pressed. */
  wall: boolean;
}) {
  const { pipeline, wall } = props;
  return (
    <Paper
      component="li"
      variant="outlined"
      sx={theme => ({
        ...(wall && { flex: '1 1 0', maxHeight: '11em' }),
        display: 'grid',
        gridTemplateColumns: {
          xs: 'minmax(0, 1fr)',
          md: wall
            ? 'minmax(0, 4fr) minmax(0, 7fr) minmax(0, 3fr)'
            : 'minmax(0, 2fr) minmax(0, 4fr) minmax(0, 2fr) auto',
        },
        alignItems: 'center',
        columnGap: '1.5em',
        rowGap: 1,
        minHeight: { md: wall ? '5em' : '5.5em' },
        px: { xs: 2, sm: '1.8em' },
        py: { xs: 2, sm: wall ? '0.3em' : '0.6em' },
        borderRadius: 2,
        boxShadow: `inset 6px 0 0 ${healthTone(theme, 'critical').line}`,
      })}
    >
      <Clock pipeline={pipeline} size="2.4em" />
      <Story {...props} lines={2} titleSize="1.4em" />
      <Responsible pipeline={pipeline} />
      {!wall && (
        <Box
          sx={{
            display: 'flex',
            flexWrap: { xs: 'wrap', lg: 'nowrap' },
            gap: 1,
            '& > button': { flexGrow: { xs: 1, sm: 0 } },
            maxWidth: { md: 220, lg: 'none' },
          }}
        >
          <Responses pipeline={pipeline} />
        </Box>
      )}
    </Paper>
  );
}
