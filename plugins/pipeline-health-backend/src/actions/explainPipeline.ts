import {
  Finding,
  formatDuration,
  Health,
  Pipeline,
} from '@pipeline-health/plugin-pipeline-health-common';
import { formatEvidence } from './formatEvidence';

const STATES: { [health in Health]: string } = {
  healthy: 'is healthy',
  warning: 'needs attention',
  critical: 'is critical',
  unknown: 'cannot be judged',
};

/** A pipeline in plain text: what is wrong first, why, how long until loss, and what to do. */
export function explainPipeline(pipeline: Pipeline, now: number): string {
  const { reason } = pipeline;
  const others = pipeline.findings.filter(
    finding => finding.id !== reason?.id || finding.stage !== reason?.stage,
  );
  return [
    headline(pipeline),
    ...(reason ? explainReason(pipeline, reason) : []),
    ...timeToLoss(pipeline, now),
    ...consequences(pipeline),
    ...section(
      reason ? 'Also found:' : 'Found:',
      others.map(finding => describeOther(pipeline, finding)),
    ),
    '',
    ...footer(pipeline),
  ].join('\n');
}

function headline({ title, entityRef, health, openIncident }: Pipeline) {
  const since = openIncident
    ? `, not healthy since ${openIncident.openedAt}`
    : '';
  return `${title} (${entityRef}) ${STATES[health]}${since}.`;
}

function explainReason(pipeline: Pipeline, reason: Finding): string[] {
  const stage = pipeline.stages.find(it => it.arn === reason.stage);
  return [
    '',
    `What is wrong: ${reason.title} (${reason.severity}, since ${reason.since})`,
    ...(stage
      ? [`Where: ${stage.kind} ${stage.name}, ${stage.account} ${stage.region}`]
      : []),
    `What to do: ${reason.remedy}`,
    ...(reason.fixes ?? []).flatMap(({ label, text }) =>
      section(`${label}:`, text.split('\n')),
    ),
    ...section('Evidence:', formatEvidence(reason.evidence)),
  ];
}

function describeOther(pipeline: Pipeline, finding: Finding): string {
  const stage = pipeline.stages.find(it => it.arn === finding.stage);
  const place = stage ? `, ${stage.name}` : '';
  return `- ${finding.severity}${place}: ${finding.title}`;
}

function timeToLoss(pipeline: Pipeline, now: number): string[] {
  const { secondsToLoss, bestSecondsToLoss, lossBasis, collectedAt } = pipeline;
  if (secondsToLoss === undefined || collectedAt === undefined) {
    return [];
  }
  const until = (seconds: number) => {
    const at = Date.parse(collectedAt) + seconds * 1000;
    return `${formatDuration((at - now) / 1000)}, at ${new Date(
      at,
    ).toISOString()}`;
  };
  return [
    '',
    Date.parse(collectedAt) + secondsToLoss * 1000 > now
      ? `The first data can be lost in ${until(secondsToLoss)}.`
      : 'Data may be getting lost now.',
    ...(bestSecondsToLoss === undefined
      ? []
      : [`At best it is lost in ${until(bestSecondsToLoss)}.`]),
    ...(lossBasis ? [`What that rests on: ${lossBasis.text}`] : []),
  ];
}

function consequences(pipeline: Pipeline): string[] {
  const names = new Map(
    pipeline.stages.map(stage => [stage.arn, `${stage.kind} ${stage.name}`]),
  );
  const lines = pipeline.stages.flatMap(stage =>
    stage.consequenceOf
      ? [
          `- ${names.get(stage.arn)} starves because of ${
            names.get(stage.consequenceOf) ?? stage.consequenceOf
          }`,
        ]
      : [],
  );
  return section('Consequences further down:', lines);
}

function footer(pipeline: Pipeline): string[] {
  return [
    `Stages: ${pipeline.stages.length}. ${
      pipeline.collectedAt
        ? `Oldest reading: ${pipeline.collectedAt}.`
        : 'Nothing was read yet.'
    }`,
    ...(pipeline.owner ? [`Owner: ${pipeline.owner}`] : []),
    ...(pipeline.runbook ? [`Runbook: ${pipeline.runbook}`] : []),
  ];
}

function section(title: string, lines: string[]): string[] {
  return lines.length ? ['', title, ...lines] : [];
}
