/*
 * Pipelines that are stored as if they had been collected and assessed.
 */
const PAGE = 500;
const MINUTE = 60_000;
const DAY = 86_400_000;

/** How many pipelines the caller of restricted lists may see. */
export const SEEN = 5;

export const refOf = index => `component:default/bench-${index}`;
const isSeen = index => index < SEEN;
const account = index => (isSeen(index) ? '222222222222' : '111111111111');
const arnOf = (index, name) =>
  `arn:aws:sqs:eu-central-1:${account(index)}:${name}`;

/** Whoever sees few sees them for one of these reasons; whoever sees most sees all others. */
export const REASONS = {
  entities: { entityRefs: Array.from({ length: SEEN }, (_, at) => refOf(at)) },
  isOwner: { demands: { owners: ['group:default/seen'] } },
  hasLabel: { demands: { label: 'seen' } },
  hasStageKind: { demands: { stageKinds: ['seen'] } },
  inAccount: { demands: { accounts: ['222222222222'] } },
};

const stagesOf = index => [
  {
    arn: arnOf(index, `bench-${index}`),
    kind: isSeen(index) ? 'seen' : 'sqs-queue',
    name: `bench-${index}`,
    account: account(index),
    region: 'eu-central-1',
  },
  {
    arn: arnOf(index, `bench-${index}-dlq`),
    kind: 'sqs-queue',
    name: `bench-${index}-dlq`,
    account: account(index),
    region: 'eu-central-1',
  },
];

async function declare(knex, stores, indexes, now) {
  await stores.declarations.store(
    indexes.map(index => ({
      entityRef: refOf(index),
      title: `Pipeline ${index} of ${index % 2 ? 'payments' : 'orders'}`,
      owner: isSeen(index)
        ? 'group:default/seen'
        : `group:default/team-${index % 200}`,
      labels: isSeen(index) ? { seen: 'yes' } : { tier: 'other' },
      declaration: {
        stages: stagesOf(index).slice(0, 1),
        tags: {},
        thresholds: {},
        problems: [],
      },
      fingerprint: String(index),
    })),
    now,
  );
  const ids = await stores.stages.ensure(indexes.flatMap(stagesOf));
  const due = await stores.declarations.claimForResolution(now, PAGE);
  const claimed = new Map(due.map(({ id, epoch }) => [id, epoch]));
  const rows = await knex('pipelines')
    .whereIn('id', [...claimed.keys()])
    .select('id', 'fingerprint');
  await stores.memberships.replace(
    rows.map(({ id, fingerprint }) => ({
      id,
      epoch: claimed.get(id),
      members: stagesOf(Number(fingerprint)).map(({ arn }, depth) => ({
        stageId: ids.get(arn),
        origin: depth === 0 ? 'declared' : 'discovered',
        depth,
      })),
    })),
  );
  return ids;
}

/** Every tenth has an incident, every seventh of the others a warning. */
function findingOf(index, now) {
  const severity =
    index % 10 === 0 ? 'critical' : index % 7 === 0 ? 'warning' : undefined;
  return (
    severity && {
      id: 'sqs-queue/dead-letters',
      stage: stagesOf(index)[1].arn,
      severity,
      claim: 'own-fault',
      title: `${index % 50} messages could not be processed`,
      evidence: { messages: index % 50 },
      remedy: 'Look at why, mend it, and move the messages back.',
      message: { key: 'bench.deadLetters', values: { messages: index % 50 } },
      since: new Date(now - (index % 1000) * 60_000).toISOString(),
    }
  );
}

function assessedOf({ id, ref, index, stageIds }, now) {
  const finding = findingOf(index, now);
  const health = finding?.severity ?? 'healthy';
  const stage = {
    health,
    readings: {
      visibleMessages: { value: index % 50, unit: 'count', at: now },
    },
    lookback: {},
    tier: 'warm',
  };
  const arns = stagesOf(index).map(({ arn }) => arn);
  return {
    id,
    entityRef: ref,
    revision: 1,
    basis: { revision: 0, assessedAt: null },
    stageIds: new Map(arns.map(arn => [arn, stageIds.get(arn)])),
    assessment: {
      health,
      reason: finding,
      findings: finding ? [finding] : [],
      losses: [],
      remembered: [],
      readings: { deadLetterMessages: index % 50 },
      collectedAt: new Date(now).toISOString(),
      staleAfter: now + DAY,
      stages: new Map(arns.map(arn => [arn, stage])),
    },
    healthSince: now,
    trend: {
      metric: 'visibleMessages',
      from: now - DAY / 2,
      step: 900,
      values: Array.from({ length: 48 }, (_, at) => (index + at) % 50),
    },
    looks: {},
    found: {
      entityRef: ref,
      title: ref,
      owner: `group:default/team-${index % 200}`,
      causes:
        finding?.severity === 'critical'
          ? [
              {
                key: `${finding.id} ${finding.stage}`,
                finding,
                health: 'critical',
                findings: [finding],
                follows: [],
                since: Date.parse(finding.since),
                isConfirmed: true,
              },
            ]
          : [],
      findings: [],
      remembered: [],
      losses: [],
    },
  };
}

/** The pipeline whose first stage has a day of samples, and of which metric. */
export const CHARTED = 10;
const METRIC = 'messagesVisible';

/** What asks for a chart of it. */
export const chartQuery = stage =>
  `stage=${encodeURIComponent(stage)}&metric=${METRIC}`;

export const chartedStage = () => stagesOf(CHARTED)[0].arn;

/** Stores a day of samples of a pipeline, a minute apart. */
export async function fillSeries(stores, now = Date.now()) {
  const [stage] = stagesOf(CHARTED);
  const ids = await stores.stages.ensure([stage]);
  const stageId = ids.get(stage.arn);
  const series = await stores.seriesQueue.define([
    {
      stageId,
      definitions: [
        { metric: METRIC, unit: 'count', statistic: 'Maximum', period: 60 },
      ],
    },
  ]);
  const id = series.get(stageId).get(METRIC);
  await stores.samples.add(
    [
      {
        seriesId: id,
        asked: { from: now - DAY, to: now },
        samples: Array.from({ length: DAY / MINUTE }, (_, at) => ({
          at: now - DAY + at * MINUTE,
          value: (at * 7) % 50,
        })),
      },
    ],
    now,
  );
  await stores.seriesQueue.storeDueTimes([{ id, nextDueAt: now + DAY }]);
}

/** Stores `count` assessed pipelines of two stages each. */
export async function fill(knex, stores, count, now = Date.now()) {
  for (let start = 0; start < count; start += PAGE) {
    const indexes = Array.from(
      { length: Math.min(PAGE, count - start) },
      (_, at) => start + at,
    );
    const stageIds = await declare(knex, stores, indexes, now);
    const rows = await knex('pipelines')
      .whereNull('assessed_at')
      .select('id', 'entity_ref', 'fingerprint');
    await stores.assessments.store(
      rows.map(row =>
        assessedOf(
          {
            id: row.id,
            ref: row.entity_ref,
            index: Number(row.fingerprint),
            stageIds,
          },
          now,
        ),
      ),
      {
        settings: {
          openAfter: { found: 1, of: 1 },
          unknownAfter: 300_000,
          resolveAfter: 300_000,
          reopenWithin: 1_800_000,
        },
        announcementsOf: () => [],
      },
      now,
    );
  }
  // Nothing is due while reading is measured.
  await knex('pipelines').update({ assessed_revision: knex.ref('revision') });
  await knex('stages').update({
    described_at: now,
    next_describe_at: now + DAY,
  });
  await knex.raw('analyze');
}
