import { Severity } from '@pipeline-health/plugin-pipeline-health-common';
import { GlueJobCheck } from '../context';
import { UnansweredQuestion } from '../GlueJobInventory';

type Question = UnansweredQuestion['question'];

const WHAT: { [question in Question]: { text: string; severity: Severity } } = {
  runs: { text: 'its runs, so whether they fail', severity: 'unknown' },
  triggers: { text: 'its triggers, so whether it is late', severity: 'info' },
  bookmark: { text: 'its bookmark, so whether it moves', severity: 'info' },
  connections: {
    text: 'its connections, so which warehouse it writes to',
    severity: 'info',
  },
  metrics: {
    text: 'its metrics, so how well it uses workers',
    severity: 'info',
  },
};

const ORDER: Question[] = [
  'runs',
  'triggers',
  'bookmark',
  'connections',
  'metrics',
];

export const couldNotAsk: GlueJobCheck = {
  id: 'could-not-ask',
  description:
    'Some questions about the job were refused; what they would have told is not known.',
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
    const { text, severity } = WHAT[first.question];
    return {
      severity,
      title: `Could not ask for ${text} is not known`,
      evidence: {
        answers: refused.map(
          ({ question, message }) => `${question}: ${message}`,
        ),
        ...(permissions.length && { missingPermissions: permissions }),
      },
      remedy: permissions.length
        ? `Allow ${permissions.join(
            ', ',
          )} to the role that Pipeline Health uses in this account.`
        : 'See the evidence for what AWS answered; the question is asked again in the next round.',
    };
  },
};
