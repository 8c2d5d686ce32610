import { TransformCheck } from '../context';

export const couldNotAsk: TransformCheck = {
  id: 'could-not-ask',
  description:
    'Some questions about the transform were refused; what they would have told is not known.',
  run({ inventory: { unanswered } }) {
    const tasks = unanswered.some(({ question }) => question === 'tasks');
    if (unanswered.length === 0) {
      return undefined;
    }
    const permissions = unanswered.flatMap(
      ({ missingPermission }) => missingPermission ?? [],
    );
    return {
      severity: tasks ? 'unknown' : 'info',
      title: tasks
        ? 'Could not ask for the tasks of the transform, so whether they fail is not known'
        : 'Could not ask for the tables that the transform reads, so whether they still fit is not known',
      evidence: {
        answers: unanswered.map(
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
