import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Typography from '@mui/material/Typography';
import {
  Pipeline,
  Stage,
} from '@pipeline-health/plugin-pipeline-health-common';
import { useState } from 'react';
import { stageTitle } from '../../format/stageTitle';
import { useActions } from '../../hooks/useActions';
import { useActionTasks } from '../../hooks/useActionTasks';
import { useErrorText } from '../../hooks/useErrorText';
import { labelOfKey } from '../../format/value';
import { Panel } from '../../parts/Panel';
import { SubHeading } from '../../parts/SubHeading';
import { useTranslate } from '../../translation/useTranslate';
import { ActionTaskItem } from './ActionTaskItem';
import { StageActions } from './StageActions';

const TASKS_AT_FIRST = 3;
const MORE_TASKS = 20;

/** What can be done to the selected stage and to the whole pipeline, and what is and was done to any of the pipeline. */
export function ActionsPanel(props: { pipeline: Pipeline; stage: Stage }) {
  const { pipeline, stage } = props;
  const { entityRef, stages } = pipeline;
  const t = useTranslate();
  const [limit, setLimit] = useState(TASKS_AT_FIRST);
  const actions = useActions(entityRef);
  const tasks = useActionTasks(entityRef, limit);
  const refresh = () => {
    for (const live of [actions, tasks]) {
      if (live.status !== 'loading') {
        live.retry();
      }
    }
  };
  const known = actions.status === 'ready' ? actions.value.items : [];
  const here = known.filter(
    each => each.stage === stage.arn || each.stage === entityRef,
  );
  const doings = tasks.status === 'ready' ? tasks.value : undefined;
  const isEmpty =
    actions.status !== 'error' &&
    tasks.status !== 'error' &&
    here.length === 0 &&
    !doings?.items.length;
  if (isEmpty) {
    return null;
  }
  const nameOf = (arn: string) => {
    if (arn === entityRef) {
      return pipeline.title;
    }
    const found = stages.find(each => each.arn === arn);
    return found ? stageTitle(found) : arn;
  };
  return (
    <Panel title={t('action.title')} hint={stageTitle(stage)}>
      {actions.status === 'error' ? (
        <Failed message={t('action.failed')} error={actions.error} />
      ) : (
        <StageActions
          key={stage.arn}
          entityRef={entityRef}
          nameOf={nameOf}
          actions={here}
          onStarted={refresh}
        />
      )}
      {tasks.status === 'error' && (
        <Failed message={t('action.tasksFailed')} error={tasks.error} />
      )}
      {doings && doings.items.length > 0 && (
        <Box sx={{ mt: 2 }}>
          <SubHeading>{t('action.tasks')}</SubHeading>
          <Box component="ul" sx={{ listStyle: 'none', m: 0, p: 0 }}>
            {doings.items.map(task => {
              const action = known.find(each => each.action === task.action);
              return (
                <ActionTaskItem
                  key={task.id}
                  task={task}
                  title={action?.title ?? labelOfKey(task.action)}
                  stageName={nameOf(task.stage)}
                  cancellable={action?.cancellable ?? false}
                  onChanged={refresh}
                />
              );
            })}
          </Box>
          {doings.nextCursor && limit === TASKS_AT_FIRST && (
            <Button size="small" onClick={() => setLimit(MORE_TASKS)}>
              {t('action.moreTasks')}
            </Button>
          )}
        </Box>
      )}
    </Panel>
  );
}

function Failed(props: { message: string; error: Error }) {
  const errorText = useErrorText();
  return (
    <Typography variant="body2" color="error" role="alert">
      {props.message} {errorText(props.error)}
    </Typography>
  );
}
