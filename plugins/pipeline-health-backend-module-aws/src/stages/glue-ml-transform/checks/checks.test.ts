import {
  evaluation,
  fails,
  findings,
  NOW,
  table,
  task,
  transform,
} from '../__testUtils__/transforms';

describe('checks of a transform', () => {
  it('has nothing to say about a healthy one', async () => {
    expect(await findings()).toEqual({});
  });

  it.each([
    [0.9, 0.9, {}],
    [0.89, 0.95, { precision: 'warning' }],
    [0.79, 0.95, { precision: 'critical' }],
    [0.95, 0.85, { recall: 'warning' }],
    [0.8, 0.7, { precision: 'warning', recall: 'critical' }],
  ])('precision %d, recall %d', async (precision, recall, expected) => {
    const found = await findings({
      GetMLTransform: () => transform({}, { precision, recall }),
    });
    expect(
      Object.fromEntries(
        Object.entries(found).map(([id, { severity }]) => [id, severity]),
      ),
    ).toEqual(expected);
  });

  it('says what the figures mean and what to turn', async () => {
    const { recall } = await findings({
      GetMLTransform: () => transform({}, { recall: 0.85 }),
    });
    expect(recall).toMatchObject({
      title:
        'Of 100 pairs that belong together, match-customers misses 15, by the evaluation 7 d 3 h ago',
      evidence: {
        recallRatio: 0.85,
        falseNegatives: 25,
        labels: 640,
        evaluatedAt: '2026-11-16T09:30:00.000Z',
      },
      remedy: expect.stringContaining(
        'lower PrecisionRecallTradeoff towards 0 (it is 0.7)',
      ),
    });
  });

  it('warns once a task failed, and is critical when the next one failed too', async () => {
    const failed = (start: string) =>
      task(start, { Status: 'FAILED', ErrorString: 'Access Denied (403)' });
    const once = await findings({
      GetMLTaskRuns: () => ({
        TaskRuns: [evaluation, task('22T01:00'), failed('23T01:00')],
      }),
    });
    expect(once).toMatchObject({
      'task-failed': {
        severity: 'warning',
        title:
          'The last task FIND_MATCHES failed: access was denied to the role AWSGlueServiceRole-matching',
        remedy: expect.stringContaining('role'),
      },
    });
    const twice = await findings({
      GetMLTaskRuns: () => ({
        TaskRuns: [evaluation, failed('22T01:00'), failed('23T01:00')],
      }),
    });
    expect(twice['task-failed'].severity).toBe('critical');
  });

  it('names an input table that is not there, as starvation', async () => {
    expect(await findings({ GetTable: fails('not-found') })).toMatchObject({
      'input-table': { severity: 'critical', claim: 'starvation' },
    });
    expect(
      await findings({
        GetTable: () => ({
          Table: table({
            Parameters: {
              DEPRECATED_BY_CRAWLER: '1',
              UPDATED_BY_CRAWLER: 'crm-customers',
            },
          }),
        }),
      }),
    ).toMatchObject({
      'input-table': {
        severity: 'warning',
        evidence: { crawler: 'crm-customers' },
      },
    });
  });

  it('tells which columns no longer fit', async () => {
    const found = await findings({
      GetTable: () => ({
        Table: table({
          StorageDescriptor: {
            Columns: [{ Name: 'Birth_Date', Type: 'STRING' }],
          },
        }),
      }),
    });
    expect(found['schema-drift']).toMatchObject({
      title:
        '2 columns of customer_profiles.crm_customers no longer fit the transform: customer_id, birth_date: date →…',
    });
  });

  it.each([
    ['NOT_READY', 0, 'warning', 'never taught'],
    ['NOT_READY', 12, 'warning', 'not ready'],
    ['DELETING', 12, 'critical', 'being deleted'],
    ['DREAMING', 12, 'unknown', 'DREAMING'],
  ])('judges the status %s', async (Status, LabelCount, severity, title) => {
    const found = await findings({
      GetMLTransform: () => transform({ Status: Status as never, LabelCount }),
    });
    expect(found['not-ready']).toMatchObject({
      severity,
      title: expect.stringContaining(title),
    });
  });

  it('warns when nobody knows how well it matches', async () => {
    expect(
      await findings({
        GetMLTransform: () => transform({ EvaluationMetrics: undefined }),
      }),
    ).toMatchObject({ 'never-evaluated': { severity: 'warning' } });
  });

  it.each([
    [10, 'warning'],
    [29, 'warning'],
    [30, 'info'],
    [100, undefined],
  ])(
    'trusts figures that rest on %s labels so far',
    async (LabelCount, severity) => {
      const found = await findings({
        GetMLTransform: () =>
          transform({ LabelCount }, { precision: 1, recall: 1 }),
      });
      expect([
        found['few-labels']?.severity,
        found['few-labels']?.title,
      ]).toEqual(
        severity
          ? [
              severity,
              `Precision and recall rest on ${LabelCount} labels: they tell little`,
            ]
          : [undefined, undefined],
      );
    },
  );

  it('names the log of a task that failed', async () => {
    const found = await findings({
      GetMLTaskRuns: () => ({
        TaskRuns: [
          {
            ...task('23T09:00'),
            Status: 'FAILED',
            ErrorString: 'Kaboom',
            LogGroupName: '/aws-glue/mltransform-matching',
          },
        ],
      }),
    });
    expect(found['task-failed'].remedy).toContain(
      '/aws-glue/mltransform-matching',
    );
  });

  it('notes labels that no evaluation has seen', async () => {
    expect(
      await findings({
        GetMLTaskRuns: () => ({
          TaskRuns: [evaluation, task('20T01:00', { type: 'IMPORT_LABELS' })],
        }),
      }),
    ).toMatchObject({ 'labels-not-evaluated': { severity: 'info' } });
  });

  it('does not say that all is well when it could not ask for the tasks', async () => {
    expect(
      await findings({
        GetMLTaskRuns: fails('access-denied', 'glue:GetMLTaskRuns'),
      }),
    ).toMatchObject({
      'could-not-ask': {
        severity: 'unknown',
        evidence: { missingPermissions: ['glue:GetMLTaskRuns'] },
      },
    });
  });

  it('forgets a task that failed long ago once others succeeded', async () => {
    const day = 86_400_000;
    const ago = (days: number) => new Date(NOW - days * day);
    const labelling = (days: number) =>
      task('16T01:00', {
        Status: 'FAILED',
        type: 'LABELING_SET_GENERATION',
        TaskRunId: 'tsk-labels',
        StartedOn: ago(days),
        CompletedOn: ago(days),
      } as never);
    const withTasks = (...TaskRuns: object[]) =>
      findings({ GetMLTaskRuns: () => ({ TaskRuns }) });
    expect(
      await withTasks(task('23T01:00'), evaluation, labelling(300)),
    ).toEqual({});
    // Nothing tells that the transform works again.
    expect(await withTasks(labelling(300))).toMatchObject({
      'task-failed': {
        severity: 'warning',
        onsetAt: ago(300).toISOString(),
      },
    });
    expect(
      await withTasks(task('23T01:00'), evaluation, labelling(29)),
    ).toMatchObject({ 'task-failed': { severity: 'warning' } });
  });

  it('keeps what was found of its tables while nobody can be asked for them', async () => {
    const before = await findings({ GetTable: fails('not-found') });
    const after = await findings(
      { GetTable: fails('access-denied', 'glue:GetTable') },
      { previous: before },
    );
    expect(after).toMatchObject({
      'input-table': {
        severity: 'critical',
        title: before['input-table'].title,
      },
      'could-not-ask': { severity: 'info' },
    });
  });

  it('is as bad as its last evaluation, however long ago that was', async () => {
    for (const days of [1, 30, 400]) {
      const found = await findings(
        { GetMLTransform: () => transform({}, { recall: 0.7 }) },
        { now: NOW + days * 86_400_000 },
      );
      expect(found).toMatchObject({
        recall: { severity: 'critical', onsetAt: '2026-11-16T09:30:00.000Z' },
      });
    }
  });
});
