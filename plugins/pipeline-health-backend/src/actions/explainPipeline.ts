import {
  Finding,
  Fix,
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

/** A cause with what follows from it. */
export interface Explained {
  cause: Finding;
  consequences: Finding[];
}

/** What was found, each cause with its consequences, in the order to look at; advice is no cause. */
export function causesOf({
  findings,
}: Pick<Pipeline, 'findings'>): Explained[] {
  return findings
    .filter(it => it.severity !== 'info' && !it.followsFrom)
    .map(cause => ({
      cause,
      consequences: findings.filter(
        ({ followsFrom }) =>
          followsFrom?.id === cause.id && followsFrom.stage === cause.stage,
      ),
    }));
}

/** What could be better, with what following it adds to how well the pipeline is prepared. */
export function adviceOf({
  findings,
  posture,
}: Pick<Pipeline, 'findings' | 'posture'>): {
  finding: Finding;
  points?: number;
}[] {
  return findings
    .filter(it => it.severity === 'info')
    .map(finding => {
      const raise = posture?.raise.find(
        each => each.stage === finding.stage && each.finding === finding.id,
      );
      return {
        finding,
        ...(raise && { points: Math.round(raise.points * 10) / 10 }),
      };
    });
}

/** A pipeline in plain text: what is wrong first, what to do, how long until loss, what follows, and the evidence. */
export function explainPipeline(pipeline: Pipeline, now: number): string {
  const [first, ...others] = causesOf(pipeline);
  return [
    headline(pipeline),
    ...(first ? ['', ...explainCause(pipeline, first)] : []),
    ...timeToLoss(pipeline, now),
    ...(first ? explainEvidence(first.cause) : []),
    ...others.flatMap(each => [
      '',
      ...explainCause(pipeline, each),
      ...explainEvidence(each.cause),
    ]),
    ...explainAdvice(pipeline),
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

function explainCause(
  pipeline: Pipeline,
  { cause, consequences }: Explained,
): string[] {
  const { title, severity, since, onsetAt, remedy, fixes = [] } = cause;
  const stage = pipeline.stages.find(it => it.arn === cause.stage);
  const began = onsetAt ? `began ${onsetAt}, ` : '';
  return [
    `What is wrong: ${title} (${severity}, ${began}first seen ${since})`,
    ...(stage
      ? [`Where: ${stage.kind} ${stage.name}, ${stage.account} ${stage.region}`]
      : []),
    `What to do: ${remedy}`,
    ...explainFixes(fixes),
    ...section(
      'What follows from it:',
      consequences.map(it => describe(pipeline, it)),
    ),
  ];
}

function explainFixes(fixes: readonly Fix[]): string[] {
  return fixes.flatMap(({ label, text }) =>
    section(`${label}:`, text.split('\n')),
  );
}

/** What could be better, with what each is worth. */
function explainAdvice(pipeline: Pipeline): string[] {
  const { posture } = pipeline;
  const advice = adviceOf(pipeline);
  return advice.length
    ? [
        '',
        posture
          ? `Advice (prepared for trouble: ${posture.score} of 100):`
          : 'Advice:',
        ...advice.flatMap(({ finding, points }) => [
          describe(pipeline, finding) +
            (points === undefined ? '' : ` (worth ${points} of 100)`),
          `  What to do: ${finding.remedy}`,
          ...explainFixes(finding.fixes ?? []),
        ]),
      ]
    : [];
}

function explainEvidence({ evidence, parts = [] }: Finding): string[] {
  return [
    ...section('Evidence:', formatEvidence(evidence)),
    ...parts.flatMap(part =>
      section(
        `Also, of the same trouble: ${part.title}`,
        formatEvidence(part.evidence),
      ),
    ),
  ];
}

function describe(pipeline: Pipeline, finding: Finding): string {
  const stage = pipeline.stages.find(it => it.arn === finding.stage);
  const place = stage ? `, ${stage.kind} ${stage.name}` : '';
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
