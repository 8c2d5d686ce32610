import { Severity } from '@pipeline-health/plugin-pipeline-health-common';
import { WarehouseQuestion } from '../WarehouseFacts';
import { WarehouseCheck } from './WarehouseCheck';

type Question = WarehouseQuestion['question'];

const WHAT: { [question in Question]: { text: string; severity: Severity } } = {
  loads: {
    text: 'which loads there were, so whether they fail is not known',
    severity: 'unknown',
  },
  metrics: {
    text: 'which metrics of queries it has, so how long they wait is not known',
    severity: 'info',
  },
  namespace: { text: 'about its namespace', severity: 'info' },
};

const ORDER: Question[] = ['loads', 'metrics', 'namespace'];

export const couldNotAsk: WarehouseCheck = {
  id: 'could-not-ask',
  description:
    'Some questions about the warehouse were refused; what they would have told is not known.',
  run({ inventory: { unanswered } }) {
    const refused = ORDER.flatMap(
      question => unanswered.find(each => each.question === question) ?? [],
    );
    const [first] = refused;
    if (!first) {
      return undefined;
    }
    const permissions = refused.flatMap(
      ({ missingPermission }) => missingPermission ?? [],
    );
    return {
      severity: WHAT[first.question].severity,
      title: `Could not ask ${WHAT[first.question].text}`,
      evidence: {
        answers: refused.map(
          ({ question, message }) => `${question}: ${message}`,
        ),
        ...(permissions.length && { missingPermissions: permissions }),
      },
      remedy: remedyFor(first.question, permissions),
    };
  },
};

function remedyFor(question: Question, permissions: string[]): string {
  if (permissions.length) {
    return `Allow ${permissions.join(
      ', ',
    )} to the role that Pipeline Health uses in this account.`;
  }
  return question === 'loads'
    ? 'Check database, secretArn and dbUser under pipelineHealth.aws.redshift.loadStatus; the user needs SYSLOG ACCESS UNRESTRICTED or the role sys:monitor.'
    : 'See the evidence for what AWS answered; the question is asked again.';
}
