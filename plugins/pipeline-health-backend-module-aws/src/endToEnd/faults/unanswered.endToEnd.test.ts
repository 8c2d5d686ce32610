import { Fault } from '@pipeline-health/aws-simulator';
import { setTimeout as sleep } from 'node:timers/promises';
import { FaultLab, startFaultLab } from '../../__testUtils__/faultLab';
import { databaseIds } from '../../__testUtils__/wholePlugin';

jest.setTimeout(600_000);

const WELL = ['well', 'abroad', 'streaming'];

const OUTAGES: { [title: string]: { fault: Fault; reason: RegExp } } = {
  'throttles every call': {
    fault: { kind: 'throttling' },
    reason: /throttle/,
  },
  'has revoked the role': {
    fault: { kind: 'access-denied' },
    reason: /sqs:GetQueueAttributes/,
  },
  'no longer takes the credentials, from the middle of a round on': {
    fault: { kind: 'expired-credentials', after: 5 },
    reason: /credentials/,
  },
  'meets internal errors': {
    fault: { kind: 'internal-error' },
    reason: /internal error/,
  },
  'resets connections': {
    fault: { kind: 'disconnect' },
    reason: /reach/,
  },
  'breaks off in the middle of its answers': {
    fault: { kind: 'broken-answer' },
    reason: /reach/,
  },
  'sends half of its answers': {
    fault: { kind: 'truncated-answer' },
    reason: /format/,
  },
};

describe.each(databaseIds)('while AWS does not answer, on %s:', database => {
  let lab: FaultLab;

  beforeAll(async () => {
    lab = await startFaultLab({ database });
  });
  afterEach(() => lab.plugin.simulator.faults.clear());
  afterAll(() => lab?.plugin.close());

  it('begins with all known', () => {
    expect(lab.usual).toEqual({
      well: 'healthy',
      burning: 'critical sqs-queue/dead-letters',
      abroad: 'healthy',
      streaming: 'healthy',
    });
    lab.logged();
  });

  it.each(Object.keys(OUTAGES))(
    'which %s, nothing is lost or called healthy',
    async title => {
      const { faults } = lab.plugin.simulator;
      const { fault, reason } = OUTAGES[title];
      faults.inject(fault);
      const told = await lab.pass(6);
      for (const name of WELL) {
        expect(told[name]).toMatch(/^unknown/);
      }
      const pipeline = await lab.plugin.api.getPipeline(
        'component:default/well',
      );
      expect(JSON.stringify(pipeline.findings)).toMatch(reason);

      faults.clear();
      expect(await lab.recover(2)).toBeLessThanOrEqual(2);
      expect(lab.lies()).toEqual([]);
      expect(await lab.differences()).toEqual([]);
      // Two regions, which fail and recover; a round that fails from its middle on fails anew in the next.
      const logged = lab.logged();
      expect(logged.length).toBeLessThanOrEqual(6);
      expect(logged.filter(line => line.length > 600)).toEqual([]);
    },
  );

  it('the other region is read although one hangs', async () => {
    const { faults, clock } = lab.plugin.simulator;
    faults.inject({
      kind: 'latency',
      milliseconds: 60_000,
      region: 'us-east-1',
    });
    let isOver = false;
    const round = lab.pass(1).finally(() => {
      isOver = true;
    });
    const readAt = async (name: string) =>
      Date.parse(
        (await lab.plugin.api.getPipeline(`component:default/${name}`))
          .collectedAt ?? '',
      );
    while (!isOver && (await readAt('well')) < clock.now()) {
      await sleep(100);
    }
    expect(isOver).toBe(false);
    faults.clear();
    expect((await round).well).toBe('healthy');
    await lab.recover(2);
    expect(lab.lies()).toEqual([]);
    expect(await lab.differences()).toEqual([]);
  });
});
