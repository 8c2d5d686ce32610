import {
  Finding,
  Severity,
} from '@pipeline-health/plugin-pipeline-health-common';
import { fakeKind, inventoryCheck, kindsOf } from '../__testUtils__/facts';
import { digestPosture, KnownPosture, OwnedPipeline } from '.';

const kinds = kindsOf(
  fakeKind({
    checks: ['lid', 'label', 'lock', 'leak'].map(id => ({
      ...inventoryCheck(id),
      claim: id === 'leak' ? ('own-fault' as const) : ('posture' as const),
    })),
  }),
);

function finding(
  id: string,
  {
    stage = 'a',
    severity = 'info',
  }: { stage?: string; severity?: Severity } = {},
): Finding {
  return {
    id: `tank/${id}`,
    stage,
    severity,
    claim: 'posture',
    title: `${id} is missing`,
    remedy: `Add a ${id}.`,
    evidence: {},
    message: { key: `tank.${id}`, values: {} },
    since: '2026-03-01T12:00:00.000Z',
  };
}

function pipeline(
  name: string,
  stages: string[],
  findings: Finding[],
): OwnedPipeline {
  return {
    entityRef: `component:default/${name}`,
    title: name,
    stages: stages.map(arn => ({
      arn,
      kind: 'tank',
      inventory: { made: 'of steel' },
    })),
    findings,
  };
}

const digest = (pipelines: OwnedPipeline[], before?: KnownPosture) =>
  digestPosture(pipelines, before, {
    kinds,
    linkTo: (entityRef, stage) => `/${entityRef}/${stage}`,
  });

const idsOf = (list?: { first: { findingId: string }[] }) =>
  list?.first.map(({ findingId }) => findingId);

describe('digestPosture', () => {
  it('tells all advice the first time, warnings first, with where it is shown', () => {
    const { change } = digest([
      pipeline(
        'orders',
        ['a'],
        [finding('lid'), finding('lock', { severity: 'warning' })],
      ),
    ]);
    expect(change).toMatchObject({
      score: 33,
      appeared: { count: 2 },
      followed: { count: 0, first: [] },
      open: {
        count: 2,
        first: [
          {
            pipeline: {
              entityRef: 'component:default/orders',
              title: 'orders',
            },
            stage: 'a',
            findingId: 'tank/lock',
            title: 'lock is missing',
            remedy: 'Add a lock.',
            link: '/component:default/orders/a',
          },
          { findingId: 'tank/lid' },
        ],
      },
    });
    expect(change).not.toHaveProperty('previousScore');
  });

  it('tells nothing when there is no advice, nor when nothing changed', () => {
    expect(digest([pipeline('orders', ['a'], [])]).change).toBeUndefined();
    const orders = pipeline('orders', ['a'], [finding('lid')]);
    const { known } = digest([orders]);
    expect(digest([orders], known).change).toBeUndefined();
  });

  it('tells what appeared and what was followed since', () => {
    const { known } = digest([pipeline('orders', ['a'], [finding('lid')])]);
    const { change } = digest(
      [pipeline('orders', ['a'], [finding('label')])],
      known,
    );
    expect(change).toMatchObject({ score: 66, previousScore: 66 });
    expect(idsOf(change?.appeared)).toEqual(['tank/label']);
    expect(idsOf(change?.followed)).toEqual(['tank/lid']);
    expect(idsOf(change?.open)).toEqual(['tank/label']);
  });

  it('counts a stage that pipelines share once', () => {
    const { change } = digest(
      ['orders', 'stock'].map(name => pipeline(name, ['a'], [finding('lid')])),
    );
    expect(change).toMatchObject({ score: 66, open: { count: 1 } });
  });

  it('finds advice that is part of another finding', () => {
    const whole: Finding = {
      ...finding('leak', { severity: 'critical' }),
      parts: [finding('lid')],
    };
    expect(
      idsOf(digest([pipeline('orders', ['a'], [whole])]).change?.open),
    ).toEqual(['tank/lid']);
  });

  it.each([
    ['a side', finding('could-not-ask')],
    ['the stage', finding('not-readable', { severity: 'unknown' })],
    ['the check itself', finding('lid', { severity: 'unknown' })],
  ])(
    'takes no advice for followed when %s could not be asked',
    (_, unknown) => {
      const { known } = digest([pipeline('orders', ['a'], [finding('lid')])]);
      const unsure = digest([pipeline('orders', ['a'], [unknown])], known);
      expect(unsure).toEqual({ known });
      const { change } = digest([pipeline('orders', ['a'], [])], unsure.known);
      expect(idsOf(change?.followed)).toEqual(['tank/lid']);
    },
  );

  it('does not call advice followed whose stage is another owner’s now, or gone', () => {
    const { known } = digest([
      pipeline('orders', ['a'], [finding('lid')]),
      pipeline('stock', ['b'], [finding('lid', { stage: 'b' })]),
    ]);
    const left = digest(
      [pipeline('stock', ['b'], [finding('lid', { stage: 'b' })])],
      known,
    );
    expect(left.change).toBeUndefined();
    expect(left.known?.open).toHaveLength(1);
  });

  it('knows nothing of stages that were never described', () => {
    const blank = pipeline('orders', ['a'], []);
    blank.stages[0].inventory = {};
    expect(digest([blank])).toEqual({});
  });

  it('tells ten of a list whole, and how many there are', () => {
    const stages = Array.from({ length: 15 }, (_, number) => `s${number}`);
    const { change } = digest([
      pipeline(
        'orders',
        stages,
        stages.map(stage => finding('lid', { stage })),
      ),
    ]);
    expect(change?.open.count).toBe(15);
    expect(change?.open.first).toHaveLength(10);
  });
});
