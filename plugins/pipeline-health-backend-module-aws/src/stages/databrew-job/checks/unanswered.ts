import { Severity } from '@pipeline-health/plugin-pipeline-health-common';
import { DatabrewCheck } from '../context';
import { UnansweredQuestion } from '../DatabrewJobInventory';

type Question = UnansweredQuestion['question'];

const WHAT: { [question in Question]: { text: string; severity: Severity } } = {
  runs: { text: 'its runs, so whether they fail', severity: 'unknown' },
  schedules: { text: 'its schedules, so whether it is late', severity: 'info' },
  dataset: { text: 'its dataset, so where it reads', severity: 'info' },
  rulesets: {
    text: 'its rulesets, so how many rules it checks',
    severity: 'info',
  },
  connections: {
    text: 'its tables and connections, so where it reads or writes',
    severity: 'info',
  },
};

const ORDER: Question[] = [
  'runs',
  'schedules',
  'dataset',
  'rulesets',
  'connections',
];

export const couldNotAsk: DatabrewCheck = {
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
