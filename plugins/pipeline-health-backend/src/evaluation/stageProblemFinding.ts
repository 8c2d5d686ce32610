import {
  Evidence,
  Finding,
  ProblemCode,
  StageProblem,
} from '@pipeline-health/plugin-pipeline-health-common';
import { StageRef } from '@pipeline-health/plugin-pipeline-health-node';

/** A finding before it has its time. */
export type UndatedFinding = Omit<Finding, 'since'>;

interface Wording {
  title(subject: string, problem: StageProblem, stage: StageRef): string;
  remedy(problem: StageProblem, stage: StageRef): string;
}

const WORDINGS: { [code in ProblemCode]: Wording } = {
  'access-denied': {
    title: (subject, problem, stage) =>
      `We may not read ${subject}: ${action(problem)} is denied in account ${
        stage.account
      }`,
    remedy: (problem, stage) =>
      `Allow ${action(problem)} on ${
        stage.arn
      } to the role with which Pipeline Health reads account ${stage.account}.`,
  },
  'not-found': {
    title: subject => `AWS knows no ${subject}; it has never been seen`,
    remedy: (_, stage) =>
      `Check the ARN ${stage.arn}: its name, account and region. Remove it from the annotation when the resource is gone.`,
  },
  throttled: {
    title: subject => `AWS turns away our questions about ${subject}`,
    remedy: (_, stage) =>
      `Too many calls reach account ${stage.account} in ${stage.region}. See the collection page for the throttled calls and lengthen the collection intervals.`,
  },
  credentials: {
    title: (subject, _, stage) =>
      `We cannot sign in to account ${stage.account} to read ${subject}`,
    remedy: (_, stage) =>
      `Renew or correct the credentials of account ${stage.account} under aws.accounts in the app-config; they are missing, wrong or expired.`,
  },
  unreachable: {
    title: (subject, _, stage) =>
      `AWS in ${stage.region} cannot be reached to read ${subject}`,
    remedy: (_, stage) =>
      `Check that the region ${stage.region} of the ARN is right and enabled, and that the backend's network lets it out to AWS there.`,
  },
  invalid: {
    title: subject => `AWS does not understand our question about ${subject}`,
    remedy: (_, stage) =>
      `Check the ARN ${stage.arn} in the annotation: a part of it is not what AWS expects.`,
  },
  failed: {
    title: subject => `Reading ${subject} failed`,
    remedy: () =>
      'We keep trying. If it goes on, look into the log of the backend for the error in the evidence.',
  },
  budget: {
    title: subject => `The budget is spent, so we do not read ${subject}`,
    remedy: () =>
      'Raise pipelineHealth.monthlyBudgetUsd, or have metrics read less often by pipelineHealth.collection.tiers. They are read again when the last 24 hours cost less than a thirtieth of the budget.',
  },
  clock: {
    title: (subject, problem) =>
      `${problem.message}, so we do not read ${subject}`,
    remedy: () =>
      'Set the clock of the machine on which the backend runs, and keep it right by NTP. Nothing is read or deleted until then.',
  },
};

/** The stage could not be described: its present state is unknown. */
export function notReadable(
  stage: StageRef,
  kindTitle: string,
  problem: StageProblem,
  describedAt: number | undefined,
): UndatedFinding {
  const subject = `${kindTitle} ${stage.name}`;
  const wording = WORDINGS[problem.code];
  return {
    id: `${stage.kind}/not-readable`,
    stage: stage.arn,
    severity: 'unknown',
    title: wording.title(subject, problem, stage),
    evidence: problemEvidence(problem, describedAt),
    remedy: wording.remedy(problem, stage),
  };
}

/** The stage was there once and AWS says that it is not any more. */
export function deleted(
  stage: StageRef,
  kindTitle: string,
  problem: StageProblem,
  describedAt: number,
): UndatedFinding {
  return {
    id: `${stage.kind}/deleted`,
    stage: stage.arn,
    severity: 'critical',
    title: `${kindTitle} ${stage.name} does not exist any more`,
    evidence: problemEvidence(problem, describedAt),
    remedy:
      'Create it again, or take it out of the pipeline: out of the annotation and out of the configuration of its neighbours.',
  };
}

/** Some metrics of the stage could not be asked for. */
export function metricsNotReadable(
  stage: StageRef,
  kindTitle: string,
  metrics: string[],
  problem: StageProblem,
): UndatedFinding {
  const wording = WORDINGS[problem.code];
  const subject = `the metrics of ${kindTitle} ${stage.name}`;
  return {
    id: `${stage.kind}/metrics-not-readable`,
    stage: stage.arn,
    severity: 'unknown',
    title:
      problem.code === 'not-found'
        ? `CloudWatch knows nothing of ${subject}`
        : wording.title(subject, problem, stage),
    evidence: { metrics, ...problemEvidence(problem, undefined) },
    remedy: wording.remedy(problem, stage),
  };
}

/** No source knows what the stage is. */
export function unknownKind(stage: StageRef): UndatedFinding {
  return {
    id: `${stage.kind}/unknown-kind`,
    stage: stage.arn,
    severity: 'unknown',
    title: `No installed source reads stages of the kind ${stage.kind}`,
    evidence: {},
    remedy: `Install the backend module that reads ${stage.kind}, or take ${stage.arn} out of the annotation.`,
  };
}

/** The kind of the stage cannot make sense of what was stored of it. */
export function notUnderstood(stage: StageRef, error: unknown): UndatedFinding {
  return {
    id: `${stage.kind}/not-understood`,
    stage: stage.arn,
    severity: 'unknown',
    title: `The stored facts of ${stage.name} cannot be understood`,
    evidence: { error: error instanceof Error ? error.message : String(error) },
    remedy:
      'This is a fault of Pipeline Health: please report it with the evidence.',
  };
}

function action(problem: StageProblem): string {
  return problem.missingPermission ?? 'the call';
}

function problemEvidence(
  problem: StageProblem,
  describedAt: number | undefined,
): Evidence {
  return {
    code: problem.code,
    message: problem.message,
    ...(problem.missingPermission && {
      missingPermission: problem.missingPermission,
    }),
    ...(describedAt !== undefined && {
      lastReadAt: new Date(describedAt).toISOString(),
    }),
  };
}
