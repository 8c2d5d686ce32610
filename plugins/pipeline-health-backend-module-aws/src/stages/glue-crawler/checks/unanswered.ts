import { Severity } from '@pipeline-health/plugin-pipeline-health-common';
import { CrawlerCheck } from '../context';
import { UnansweredQuestion } from '../CrawlerInventory';

type Question = UnansweredQuestion['question'];

const WHAT: { [question in Question]: { text: string; severity: Severity } } = {
  tables: {
    text: 'which tables it made, so whether one dataset became several is not known',
    severity: 'unknown',
  },
  crawls: {
    text: 'its crawls, so only the last one is known',
    severity: 'unknown',
  },
  metrics: { text: 'how long its crawls usually take', severity: 'info' },
  transforms: { text: 'which transforms read its tables', severity: 'info' },
};

const ORDER: Question[] = ['tables', 'crawls', 'metrics', 'transforms'];

export const couldNotAsk: CrawlerCheck = {
  id: 'could-not-ask',
  description:
    'Some questions about the crawler were refused; what they would have told is not known.',
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
      remedy: permissions.length
        ? `Allow ${permissions.join(
            ', ',
          )} to the role that Pipeline Health uses in this account.`
        : 'See the evidence for what Glue answered; the question is asked again in the next round.',
    };
  },
};
