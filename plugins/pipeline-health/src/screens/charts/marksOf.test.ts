import { ActionTask } from '@pipeline-health/plugin-pipeline-health-common';
import { before, pipeline, queue } from '../../__testUtils__/fixtures';
import { incidentOf } from '../../__testUtils__/FakeIncidents';
import { Happenings, marksOf } from './marksOf';

const HOUR = 3_600_000;
const now = Date.parse('2026-03-02T12:00:00Z');
const span = { fromMs: now - 6 * HOUR, toMs: now };
const ago = (hours: number) => before(now, hours * HOUR);
const orders = queue(now, 'orders');
const other = queue(now, 'other');

const task = (stage: string): ActionTask => ({
  id: '1',
  entityRef: 'component:default/orders',
  action: 'redrive',
  stage,
  input: {},
  state: 'running',
  startedBy: 'user:default/kim',
  reason: 'consumer is mended',
  startedAt: ago(1),
  before: {},
});

const nothing: Happenings = {
  stage: orders,
  stages: [orders, other],
  incidents: [],
  changes: [],
  tasks: [],
};

const marks = (happenings: Partial<Happenings>) =>
  marksOf({ ...nothing, ...happenings }, span, {
    incident: ({ reason }) => reason,
    run: ({ id }) => id,
    action: ({ action }) => `Done: ${action}`,
    setting: ({ title }) => title,
  });
const hoursOf = ({ fromMs, toMs }: { fromMs: number; toMs: number }) =>
  [fromMs, toMs].map(at => (now - at) / HOUR);

describe('marksOf', () => {
  const incident = incidentOf(pipeline(now, 'orders'), '1', 'critical', {
    openedAt: ago(2),
    onsetAt: ago(3),
    stage: orders.arn,
    findings: [],
  });

  it('marks an incident of the stage from its onset until now, or until it was over', () => {
    const over = { ...incident, id: '2', recoveredAt: ago(1) };
    expect(marks({ incidents: [incident, over] }).map(hoursOf)).toEqual([
      [3, 0],
      [3, 1],
    ]);
    expect(marks({ stage: other, incidents: [incident] })).toEqual([]);
  });

  it('marks what was set differently anywhere in the pipeline, and names the other stage', () => {
    const change = {
      stage: orders.arn,
      at: ago(4),
      setting: 'maxReceiveCount',
      title: 'Receives',
      before: 5,
      after: 3,
    };
    expect(
      marks({
        changes: [
          change,
          { ...change, stage: other.arn, before: {}, after: {} },
        ],
      }).map(({ text }) => text),
    ).toEqual(['Receives: 5 → 3', 'other, Receives']);
  });

  it('marks what was done to the stage, not to others', () => {
    const tasks = [task(orders.arn), task(other.arn)];
    expect(marks({ tasks })).toMatchObject([
      { kind: 'action', text: 'Done: redrive (consumer is mended)' },
    ]);
  });

  it('marks the runs of the stage within the span, and which failed', () => {
    const stage = {
      ...orders,
      runs: [
        { id: 'old', state: 'failed' as const, startedAt: ago(9) },
        {
          id: 'cut',
          state: 'failed' as const,
          startedAt: ago(7),
          endedAt: ago(5),
        },
        { id: 'now', state: 'running' as const, startedAt: ago(1) },
      ],
    };
    expect(marks({ stage })).toMatchObject([
      { text: 'cut', failed: true },
      { text: 'now', failed: false, toMs: now },
    ]);
  });

  it('tells of incidents before changes, and of both in order of time', () => {
    const change = (hours: number) => ({
      stage: orders.arn,
      at: ago(hours),
      setting: `${hours}`,
      title: `${hours}`,
    });
    expect(
      marks({
        changes: [change(1), change(2)],
        incidents: [incident],
      }).map(({ kind, text }) => [kind, text]),
    ).toEqual([
      ['incident', incident.reason],
      ['change', '2'],
      ['change', '1'],
    ]);
  });
});
