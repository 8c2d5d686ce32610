import Box from '@mui/material/Box';
import {
  Finding,
  FindingRef,
  Health,
  isBudgetFinding,
  Pipeline,
  Stage,
} from '@pipeline-health/plugin-pipeline-health-common';
import { stageTitle } from '../../format/stageTitle';
import { useTranslate } from '../../translation/useTranslate';
import { HealthIcon } from '../../parts/HealthIcon';
import { Folded } from '../../parts/Folded';
import { Panel } from '../../parts/Panel';
import { FindingItem } from './FindingItem';

/** What the checks found, in the order to look at; consequences are folded under their causes, and advice below all. */
export function Findings(props: { pipeline: Pipeline }) {
  const t = useTranslate();
  const { findings, posture, health } = props.pipeline;
  const urgent = findings.filter(finding => finding.severity !== 'info');
  const advice = findings.filter(finding => finding.severity === 'info');
  const nameOf = useNameOf(props.pipeline);
  return (
    <Panel
      title={t('pipeline.findings')}
      hint={posture && t('pipeline.posture', { score: String(posture.score) })}
    >
      {urgent.length === 0 && <NoFindings health={health} />}
      <Causes findings={urgent} nameOf={nameOf} />
      {advice.length > 0 && (
        <Box sx={{ mt: 1 }}>
          <Folded label={t('pipeline.advice', { count: advice.length })}>
            <FindingList
              findings={advice}
              nameOf={nameOf}
              pointsOf={({ id, stage }) =>
                posture?.raise.find(
                  each => each.finding === id && each.stage === stage,
                )?.points
              }
            />
          </Folded>
        </Box>
      )}
    </Panel>
  );
}

/** All that was found on one stage, advice last. */
export function StageFindings(props: { pipeline: Pipeline; stage: Stage }) {
  const { pipeline, stage } = props;
  const findings = pipeline.findings.filter(it => it.stage === stage.arn);
  const nameOf = useNameOf(pipeline);
  return findings.length === 0 ? (
    <NoFindings health={stage.health} />
  ) : (
    <FindingList findings={findings} nameOf={nameOf} />
  );
}

/** What a person calls that on which something was found. */
function useNameOf({ stages, entityRef }: Pipeline) {
  const t = useTranslate();
  return (finding: FindingRef) => {
    if (finding.stage !== entityRef) {
      const stage = stages.find(({ arn }) => arn === finding.stage);
      return stage ? stageTitle(stage) : finding.stage;
    }
    return isBudgetFinding(finding)
      ? t('objective.title')
      : t('pipeline.stageAnnotations');
  };
}

interface ListProps {
  findings: Finding[];
  nameOf(finding: FindingRef): string;
}

/** Each cause with its consequences; one whose cause is not among them stands for itself. */
function Causes(props: ListProps) {
  const { findings, nameOf } = props;
  const causes = findings.filter(
    ({ followsFrom }) => !findings.some(it => isIt(it, followsFrom)),
  );
  return (
    <FindingList
      findings={causes}
      nameOf={nameOf}
      consequencesOf={cause =>
        findings.filter(({ followsFrom }) => isIt(cause, followsFrom))
      }
    />
  );
}

function isIt(finding: Finding, named: FindingRef | undefined): boolean {
  return finding.id === named?.id && finding.stage === named.stage;
}

function FindingList(
  props: ListProps & {
    consequencesOf?(cause: Finding): Finding[];
    pointsOf?(advice: Finding): number | undefined;
  },
) {
  const { findings, nameOf, consequencesOf, pointsOf } = props;
  if (findings.length === 0) {
    return null;
  }
  return (
    <Box component="ul" sx={{ listStyle: 'none', m: 0, p: 0 }}>
      {findings.map(finding => (
        <FindingItem
          key={`${finding.id} ${finding.stage} ${finding.title}`}
          finding={finding}
          stageName={nameOf(finding)}
          points={rounded(pointsOf?.(finding))}
          causeName={finding.followsFrom && nameOf(finding.followsFrom)}
        >
          <Consequences
            findings={consequencesOf?.(finding) ?? []}
            nameOf={nameOf}
          />
        </FindingItem>
      ))}
    </Box>
  );
}

function Consequences(props: ListProps) {
  const t = useTranslate();
  const { findings, nameOf } = props;
  if (findings.length === 0) {
    return null;
  }
  const stages = [...new Set(findings.map(nameOf))].join(', ');
  return (
    <Box sx={{ mb: 1.5 }}>
      <Folded
        label={t('pipeline.consequences', { count: findings.length, stages })}
      >
        <Box
          sx={{ pl: { xs: 1, sm: 2 }, borderLeft: 2, borderColor: 'divider' }}
        >
          <FindingList findings={findings} nameOf={nameOf} />
        </Box>
      </Folded>
    </Box>
  );
}

function NoFindings(props: { health: Health }) {
  const t = useTranslate();
  return (
    <Box sx={{ display: 'flex', alignItems: 'center', gap: 1, fontSize: 14 }}>
      <HealthIcon health={props.health} />
      {t('pipeline.noFindings')}
    </Box>
  );
}

function rounded(points: number | undefined): number | undefined {
  return points === undefined ? undefined : Math.round(points * 10) / 10;
}
