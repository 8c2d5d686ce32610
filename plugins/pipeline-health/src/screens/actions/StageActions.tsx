import Box from '@mui/material/Box';
import Typography from '@mui/material/Typography';
import { AvailableAction } from '@pipeline-health/plugin-pipeline-health-common';
import { useId, useState } from 'react';
import { HinderableButton } from '../../parts/HinderableButton';
import { ActionDialog } from './ActionDialog';
import { decisiveHindrances, hindranceOf } from './hindranceOf';

/** A button for each thing that can be done; one that cannot be done says why. */
export function StageActions(props: {
  entityRef: string;
  /** What an action is done to. */
  nameOf(stage: string): string;
  actions: AvailableAction[];
  onStarted(): void;
}) {
  const { entityRef, nameOf, actions, onStarted } = props;
  const [chosen, choose] = useState<AvailableAction>();
  return (
    <Box component="ul" sx={{ listStyle: 'none', m: 0, p: 0 }}>
      {actions.map(action => (
        <ActionRow
          key={action.action}
          action={action}
          onChoose={() => choose(action)}
        />
      ))}
      {chosen && (
        <ActionDialog
          entityRef={entityRef}
          action={chosen}
          stageName={nameOf(chosen.stage)}
          onClose={() => choose(undefined)}
          onStarted={() => {
            choose(undefined);
            onStarted();
          }}
        />
      )}
    </Box>
  );
}

function ActionRow(props: { action: AvailableAction; onChoose(): void }) {
  const { title, description } = props.action;
  const id = useId();
  const reasons = decisiveHindrances(props.action);
  return (
    <Box
      component="li"
      sx={{
        display: 'flex',
        flexWrap: 'wrap',
        alignItems: 'center',
        columnGap: 2,
        rowGap: 0.5,
        py: 1,
        '& + &': { borderTop: 1, borderColor: 'divider' },
      }}
    >
      <HinderableButton
        size="small"
        variant="outlined"
        aria-describedby={id}
        hindrance={hindranceOf(props.action)}
        onClick={props.onChoose}
        sx={{ flexShrink: 0 }}
      >
        {title}
      </HinderableButton>
      <Typography
        id={id}
        component="div"
        variant="body2"
        color="text.secondary"
        sx={{ flex: '1 1 240px', minWidth: 0, overflowWrap: 'anywhere' }}
      >
        {reasons.length > 0
          ? reasons.map(({ code, message }) => <div key={code}>{message}</div>)
          : description}
      </Typography>
    </Box>
  );
}
