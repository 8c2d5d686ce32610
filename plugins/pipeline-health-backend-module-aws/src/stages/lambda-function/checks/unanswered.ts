import { FindingDraft } from '@pipeline-health/plugin-pipeline-health-node';
import { LambdaCheck } from '../context';

export const unanswered: LambdaCheck = {
  id: 'unanswered',
  description:
    'Some questions about the function were refused, so what depends on their answers is not watched.',
  run({ inventory }): FindingDraft | undefined {
    const questions = [
      {
        what: 'which queues and streams it reads',
        answer: inventory.eventSources,
        action: 'lambda:ListEventSourceMappings',
      },
      {
        what: 'its reserved concurrency',
        answer: inventory.reservedConcurrency,
        action: 'lambda:GetFunctionConcurrency',
      },
    ];
    const refused = questions.flatMap(({ what, answer, action }) =>
      answer.asked ? [] : [{ what, action, message: answer.message }],
    );
    return refused.length
      ? {
          severity: 'info',
          title: `Could not ask ${refused
            .map(({ what }) => what)
            .join(' and ')}`,
          evidence: { messages: refused.map(({ message }) => message) },
          remedy: `Allow ${refused
            .map(({ action }) => action)
            .join(' and ')} to whoever reads this account.`,
        }
      : undefined;
  },
};
