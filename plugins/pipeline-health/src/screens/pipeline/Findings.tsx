import ExpandMoreIcon from '@mui/icons-material/ExpandMore';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Collapse from '@mui/material/Collapse';
import {
  Finding,
  Health,
  Pipeline,
  Severity,
} from '@pipeline-health/plugin-pipeline-health-common';
import { useState } from 'react';
import { stageTitle } from '../../format/stageTitle';
import { useTranslate } from '../../translation/useTranslate';
import { HealthIcon } from '../../parts/HealthIcon';
import { Panel } from '../../parts/Panel';
import { FindingItem } from './FindingItem';

const ORDER: readonly Severity[] = ['critical', 'unknown', 'warning'];

/** That it is too old stands above what was found when it was not. */
const STALE_ORDER: readonly Severity[] = ['unknown', 'critical', 'warning'];

/** What the checks found, worst first; advice is folded away. */
export function Findings(props: { pipeline: Pipeline }) {
  const t = useTranslate();
  const { findings, stages, entityRef, health, stale } = props.pipeline;
  const urgent = (stale ? STALE_ORDER : ORDER).flatMap(severity =>
    findings.filter(finding => finding.severity === severity),
  );
  const advice = findings.filter(finding => finding.severity === 'info');
  const names = new Map(stages.map(stage => [stage.arn, stageTitle(stage)]));
  const nameOf = ({ stage }: Finding) =>
    stage === entityRef
      ? t('pipeline.stageAnnotations')
      : names.get(stage) ?? stage;
  return (
    <Panel title={t('pipeline.findings')}>
      {urgent.length === 0 && <NoFindings health={health} />}
      <FindingList findings={urgent} nameOf={nameOf} />
      {advice.length > 0 && <Advice findings={advice} nameOf={nameOf} />}
    </Panel>
  );
}

interface ListProps {
  findings: Finding[];
  nameOf(finding: Finding): string;
}

function FindingList(props: ListProps) {
  if (props.findings.length === 0) {
    return null;
  }
  return (
    <Box component="ul" sx={{ listStyle: 'none', m: 0, p: 0 }}>
      {props.findings.map(finding => (
        <FindingItem
          key={`${finding.id} ${finding.stage} ${finding.title}`}
          finding={finding}
          stageName={props.nameOf(finding)}
        />
      ))}
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

function Advice(props: ListProps) {
  const t = useTranslate();
  const [open, setOpen] = useState(false);
  return (
    <Box sx={{ mt: 1 }}>
      <Button
        color="inherit"
        aria-expanded={open}
        onClick={() => setOpen(!open)}
        endIcon={
          <ExpandMoreIcon
            sx={{ transform: open ? 'rotate(180deg)' : 'none' }}
          />
        }
        sx={{ px: 1.5, ml: -1.5, color: 'text.secondary' }}
      >
        {t('pipeline.advice', { count: props.findings.length })}
      </Button>
      <Collapse in={open} unmountOnExit>
        <Box sx={{ pt: 1 }}>
          <FindingList {...props} />
        </Box>
      </Collapse>
    </Box>
  );
}
