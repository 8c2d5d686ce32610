import { judgeAttempts, ratio, severityOf } from '../../../judging';
import { answersQuestion } from '../answers';
import { DomainCheck } from '../DomainInventory';
import { REJECTED_SECONDS, rejectedWrites } from '../rejected';
import { thresholds } from '../thresholds';
import { standing } from './standing';

export const serverErrors: DomainCheck = {
  id: 'server-errors',
  title: 'Server errors',
  description: 'The domain answers requests with server errors (5xx).',
  claim: 'own-fault',
  explains: 'worse',
  metric: 'serverErrors',
  messages: {
    title: '{{share}} of the requests are answered 5xx',
    remedy:
      'Look at memory pressure, CPU and lost nodes; the error log of the domain names the failing requests.',
  },
  run(context) {
    const verdict = judgeAttempts(answersQuestion(context, 'serverErrors'));
    return (
      verdict && {
        severity: verdict.severity,
        values: { share: ratio(verdict.value) },
        evidence: {
          serverErrorRatio: verdict.value,
          failingSinceAt: new Date(verdict.since).toISOString(),
        },
        onsetAt: verdict.since,
      }
    );
  },
};

export const clientErrors: DomainCheck = {
  id: 'client-errors',
  title: 'Refused requests',
  description:
    'The domain refuses requests (4xx): a wrong mapping, missing rights, or too many requests (429).',
  claim: 'refusal',
  explains: 'nothing',
  explainedBy: { upstream: ['refusal'] },
  metric: 'clientErrors',
  messages: {
    title: '{{share}} of the requests are answered 4xx',
    remedy:
      'Find the callers: 403 is an access policy, 429 is a rejected write, 400 mostly a document that does not fit the mapping.',
  },
  run(context) {
    const verdict = judgeAttempts(answersQuestion(context, 'clientErrors'));
    return (
      verdict && {
        severity: verdict.severity,
        values: { share: ratio(verdict.value) },
        evidence: {
          clientErrorRatio: verdict.value,
          refusedSinceAt: new Date(verdict.since).toISOString(),
        },
        onsetAt: verdict.since,
      }
    );
  },
};

export const writesRejected = standing({
  id: 'writes-rejected',
  title: 'Writes are rejected',
  description:
    'The domain rejects writes because it cannot process as many at a time; whoever does not retry loses documents.',
  claim: 'own-fault',
  covers: ['client-errors'],
  explains: 'worse',
  metric: 'queueRejected',
  messages: {
    title_one: '{{count}} write was rejected in the last 15 min',
    title_other: '{{count}} writes were rejected in the last 15 min',
    remedy:
      'Send fewer or smaller bulk requests at a time and retry with backoff; spread shards over more or larger nodes.',
  },
  run(context) {
    const rejected = rejectedWrites(context);
    const severity = severityOf(
      rejected,
      thresholds.rejectedWrites,
      context.thresholds.rejectedWrites,
    );
    return (
      severity && {
        severity,
        values: { count: rejected },
        evidence: {
          rejectedWrites: rejected,
          windowSeconds: REJECTED_SECONDS,
        },
      }
    );
  },
});
