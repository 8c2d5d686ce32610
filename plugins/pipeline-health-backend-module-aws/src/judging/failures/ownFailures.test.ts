import { Check, StageKind } from '@pipeline-health/plugin-pipeline-health-node';
import {
  contextOf,
  findingsOf,
} from '@pipeline-health/plugin-pipeline-health-node/testUtils';
import { failureWords } from './explainFailure';
import { KNOWN_FAILURES } from './known';
import { ownFailures, withOwnFailures } from './ownFailures';

const words = failureWords(KNOWN_FAILURES['glue-job'], 'Read {{log}}.');
const failed: Check = {
  id: 'failed',
  title: 'Failed',
  description: 'What failed.',
  claim: 'own-fault',
  messages: { title: 'It failed: {{cause}}', remedy: '{{remedy}}' },
  run: ({ inventory }) => {
    const error = String(inventory.error);
    return {
      severity: 'warning',
      values: words.explain(error),
      evidence: { errorMessage: error },
    };
  },
};
const kind: StageKind = {
  kind: 'some-job',
  title: 'Some job',
  metrics: [],
  thresholds: {},
  checks: [failed],
  messages: words.messages,
  inventory: {},
  identify: () => undefined,
  chartThresholds: {},
};
const own = ownFailures([
  {
    pattern: 'ledger (?<ledger>\\w+) is closed',
    cause: 'the ledger {{ledger}} is closed',
    remedy: 'Ask accounting to open {{ledger}}.',
  },
]);

const told = (error: string) => {
  const extended = withOwnFailures(kind, own);
  const stage = {
    arn: 'a',
    kind: 'some-job',
    name: 'a',
    account: '',
    region: '',
  };
  return findingsOf(
    extended,
    contextOf(extended, { stage, inventory: { error } }),
  )[0];
};

describe('failures that adopters know', () => {
  it('count before those that are known here', () => {
    expect(told('Access Denied: Ledger Q4 is closed')).toMatchObject({
      title: 'It failed: the ledger Q4 is closed',
      remedy: 'Ask accounting to open Q4.',
    });
  });

  it('leave all others as they are', () => {
    expect(told('Command Failed due to Out of Memory').title).toBe(
      'It failed: the memory of the Python shell was not enough',
    );
  });

  it('cost nothing where there are none', () => {
    expect(withOwnFailures(kind, [])).toBe(kind);
  });
});
