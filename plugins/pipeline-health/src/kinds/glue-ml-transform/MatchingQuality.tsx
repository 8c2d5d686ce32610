import Box from '@mui/material/Box';
import { Run } from '@pipeline-health/plugin-pipeline-health-common';
import { ReactNode } from 'react';
import { Panel } from '../../parts/Panel';
import { DataTime } from '../../parts/DataTime';
import { matchingMessages } from '../../translation/matchingMessages';
import { Translate, useTranslate } from '../../translation/useTranslate';
import { MetricOverTime } from '../MetricOverTime';
import { StagePanelProps } from '../StagePanel';
import { stageTitle } from '../../format/stageTitle';
import { ConfusionMatrix } from './ConfusionMatrix';
import { Importances } from './Importances';
import { Inputs } from './Inputs';
import { QualityMeters } from './QualityMeters';
import { readMatching } from './readMatching';
import { Tuning } from './Tuning';

/** What the last evaluation of a transform found, and what it was taught and told. */
export function MatchingQuality(props: StagePanelProps) {
  const t = useTranslate();
  const { entityRef, stage } = props;
  const matching = readMatching(stage.inventory);
  if (!matching) {
    return null;
  }
  const { quality, tables, inputs = tables } = matching;
  return (
    <Panel
      title={t('matching.title')}
      hint={stageTitle(stage)}
      action={
        quality?.evaluatedAt && (
          <Box sx={{ fontSize: 13, color: 'text.secondary' }}>
            {t('matching.evaluated')} <DataTime at={quality.evaluatedAt} />
          </Box>
        )
      }
    >
      {props.note}
      {quality ? (
        <QualityMeters
          entityRef={entityRef}
          stage={stage.arn}
          quality={quality}
        />
      ) : (
        <NeverEvaluated />
      )}
      <Columns>
        {quality?.confusion && (
          <ConfusionMatrix confusion={quality.confusion} />
        )}
        {quality && quality.columnImportances.length > 0 && (
          <Importances importances={quality.columnImportances} />
        )}
        {(['precision', 'recall'] as const).map(metric => (
          <MetricOverTime
            key={metric}
            entityRef={entityRef}
            stage={stage}
            metric={metric}
            runs={stage.runs}
            runText={run => taskText(t, run)}
          />
        ))}
        <Tuning matching={matching} />
        {inputs.length > 0 && <Inputs inputs={inputs} />}
      </Columns>
    </Panel>
  );
}

/** `Evaluation: succeeded`; a newer kind of task is told as AWS names it. */
function taskText(t: Translate, { state, figures }: Run): string {
  const task = String(figures?.task ?? '');
  const name = isTask(task) ? t(`matching.task.${task}`) : task;
  return [name, t(`run.${state}`)].filter(Boolean).join(': ');
}

function isTask(task: string): task is keyof typeof matchingMessages.task {
  return Object.hasOwn(matchingMessages.task, task);
}

function Columns(props: { children: ReactNode }) {
  return (
    <Box
      sx={{
        display: 'grid',
        gridTemplateColumns: 'repeat(auto-fit, minmax(min(280px, 100%), 1fr))',
        columnGap: 5,
        rowGap: 3,
        mt: 3,
      }}
    >
      {props.children}
    </Box>
  );
}

function NeverEvaluated() {
  const t = useTranslate();
  return (
    <Box
      sx={{
        px: 2,
        py: 2,
        border: 1,
        borderStyle: 'dashed',
        borderColor: 'divider',
        borderRadius: 2,
        fontSize: 13,
        color: 'text.secondary',
      }}
    >
      <Box sx={{ fontSize: 14, fontWeight: 600, color: 'text.primary' }}>
        {t('matching.neverEvaluated')}
      </Box>
      {t('matching.neverEvaluatedBody')}
    </Box>
  );
}
