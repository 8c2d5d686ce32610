import {
  Finding,
  Health,
} from '@pipeline-health/plugin-pipeline-health-common';
import { incidentSettings } from '../../__testUtils__/incidentOptions';
import { causesOf } from './causesOf';
import { confirm, Looks } from './confirm';
import { followCauses } from './followCauses';
import { IncidentRecord, presentIn } from './IncidentRecord';
import { newsOf, takeNotices } from './newsOf';
import { hold, snooze, withdrawSnooze } from './respond';
import { settle } from './settle';

const NOW = Date.parse('2026-03-01T12:00:00Z');
const MINUTE = 60_000;
const QUEUE = 'arn:aws:sqs:eu-central-1:123456789012:orders';
const FUNCTION = 'arn:aws:lambda:eu-central-1:123456789012:function:take';

const finding = (
  stage: string,
  id: string,
  changes: Partial<Finding> = {},
): Finding => ({
  id,
  stage,
  severity: 'critical',
  claim: 'own-fault',
  message: { key: id, values: {} },
  title: `${id} is found`,
  evidence: {},
  remedy: 'Look.',
  since: new Date(NOW - 60 * MINUTE).toISOString(),
  ...changes,
});
const waits = finding(QUEUE, 'sqs-queue/age', { claim: 'backlog' });
const fails = finding(FUNCTION, 'lambda-function/errors');
const following = {
  ...waits,
  followsFrom: { stage: FUNCTION, id: fails.id },
};

/** Incidents that are followed from look to look, one a minute. */
function watch(settings = incidentSettings) {
  const incidents: IncidentRecord[] = [];
  const looks = new Map<string, Looks>();
  const news: string[] = [];
  const notices: string[] = [];
  const time = { now: NOW };
  const maintained = new Set<string>();
  let lastId = 0;
  const conclude = () => {
    for (const incident of incidents) {
      settle(incident, settings, time.now);
      const recipients = takeNotices(incident, maintained);
      lastId += incident.id === undefined ? 1 : 0;
      incident.id ??= lastId;
      for (const each of newsOf(incident, recipients)) {
        if ('recipient' in each) {
          notices.push(`${each.about} to ${each.recipient}`);
        } else {
          news.push(`${each.type} ${each.incident.id}`);
        }
      }
      incident.entries = [];
    }
  };
  return {
    incidents,
    news,
    notices,
    maintained,
    time,
    conclude,
    open: () => incidents.filter(it => it.resolvedAt === undefined),
    look(
      name: string,
      findings: Finding[],
      more: {
        owner?: string;
        remembered?: Finding[];
        health?: Health;
        minutes?: number;
      } = {},
    ) {
      time.now += (more.minutes ?? 1) * MINUTE;
      const confirmed = confirm(
        causesOf(findings),
        {
          looks: looks.get(name) ?? {},
          health: more.health ?? 'critical',
          healthSince: NOW,
        },
        settings,
        time.now,
      );
      looks.set(name, confirmed.looks);
      followCauses(
        incidents,
        {
          entityRef: `component:default/${name}`,
          title: name,
          owner: more.owner ?? 'group:default/shop',
          causes: confirmed.causes,
          findings,
          remembered: more.remembered ?? [],
          losses: findings
            .filter(({ id }) => id.endsWith('lost'))
            .map(({ stage, id, title }) => ({ stage, findingId: id, title })),
        },
        settings,
        time.now,
      );
      conclude();
    },
  };
}

const namesIn = (incident: IncidentRecord) =>
  presentIn(incident).map(({ title }) => title);

describe('incidents', () => {
  it('are one for one cause with all that follows from it', () => {
    const { look, open, news } = watch();
    look('orders', [fails, following]);
    expect(open()).toMatchObject([{ cause: FUNCTION }]);
    expect(news).toEqual(['opened 1']);
  });

  it('are one for all troubles of a stage and how it is set up', () => {
    const { look, open } = watch();
    const posture = finding(QUEUE, 'sqs-queue/no-dead-letter-queue', {
      claim: 'posture',
      severity: 'warning',
    });
    look('orders', [posture, waits, finding(QUEUE, 'sqs-queue/lost')]);
    expect(open().map(({ cause }) => cause)).toEqual([QUEUE]);

    // How it is set up does not keep its trouble open.
    look('orders', [posture]);
    look('orders', [posture], { minutes: 6 });
    expect(open().map(({ cause }) => cause)).toEqual([`${QUEUE} posture`]);
  });

  it('are shared by all pipelines with that stage', () => {
    const { look, open, news, notices } = watch();
    look('orders', [waits]);
    look('stock', [waits]);
    look('mail', [waits], { owner: 'group:default/mail' });
    expect(open()).toHaveLength(1);
    expect(namesIn(open()[0])).toEqual(['orders', 'stock', 'mail']);
    expect(news[0]).toBe('opened 1');
    // Who owns two of them is told once.
    expect(notices).toEqual([
      'critical to group:default/shop',
      'critical to group:default/mail',
    ]);

    look('orders', []);
    look('stock', []);
    expect(open()).toHaveLength(1);
    look('mail', []);
    look('mail', [], { minutes: 6 });
    expect(open()).toEqual([]);
    expect(notices.slice(2)).toEqual([
      'resolved to group:default/shop',
      'resolved to group:default/mail',
    ]);
  });

  it('move to the cause once it is known', () => {
    const { look, open, news, notices } = watch();
    look('orders', [waits]);
    look('orders', [fails, following]);
    expect(open()).toMatchObject([{ id: 1, cause: FUNCTION }]);
    expect(open()[0].members.get('component:default/orders')).toMatchObject({
      stage: FUNCTION,
      reason: 'lambda-function/errors is found',
    });
    expect(news).toEqual(['opened 1', 'changed 1']);
    // The same notification, with the cause.
    expect(notices).toHaveLength(2);

    // Who sees only the consequence has a share in the incident of the cause.
    look('stock', [waits]);
    expect(open()).toHaveLength(1);
    expect(namesIn(open()[0])).toEqual(['orders', 'stock']);
  });

  it('are merged when one turns out to follow from another', () => {
    const { look, open, incidents, notices } = watch();
    look('orders', [waits]);
    look('other', [fails], { owner: 'group:default/other' });
    expect(open()).toHaveLength(2);
    look('orders', [fails, following]);
    expect(open()).toMatchObject([{ cause: FUNCTION }]);
    expect(namesIn(open()[0])).toEqual(['other', 'orders']);
    expect(incidents[0].mergedInto).toBe(incidents[1]);
    expect(notices).toEqual([
      'critical to group:default/shop',
      'critical to group:default/other',
      'merged to group:default/shop',
    ]);
  });

  it('join flaps: what comes back is the same', () => {
    const { look, news, notices } = watch();
    for (let flap = 0; flap < 5; flap++) {
      look('orders', [waits]);
      look('orders', [], { health: 'healthy' });
    }
    look('orders', [], { minutes: 10, health: 'healthy' });
    expect(news.filter(it => /opened|resolved/.test(it))).toEqual([
      'opened 1',
      'resolved 1',
    ]);
    expect(notices).toEqual([
      'critical to group:default/shop',
      'resolved to group:default/shop',
    ]);

    look('orders', [waits], { minutes: 10 });
    expect(news.at(-1)).toBe('opened 1');
    look('orders', [], { health: 'healthy' });
    look('orders', [], { minutes: 10, health: 'healthy' });
    look('orders', [waits], { minutes: 31 });
    expect(news.at(-1)).toBe('opened 2');
  });

  it('are resolved as of when their opposite was seen', () => {
    const { look, incidents, time } = watch();
    look('orders', [waits]);
    look('orders', [], { health: 'healthy' });
    const seenAt = time.now;
    look('orders', [], { minutes: 5, health: 'healthy' });
    expect(incidents[0].resolvedAt).toBe(seenAt);
  });

  it('are not resolved by not knowing', () => {
    const { look, open } = watch();
    const gone = finding(QUEUE, 'sqs-queue/not-readable', {
      severity: 'unknown',
    });
    look('orders', [waits]);
    // The stage cannot be judged at all: what was found is remembered.
    look('orders', [gone], { remembered: [waits] });
    look('orders', [gone], { remembered: [waits], minutes: 60 });
    expect(open().map(({ cause }) => cause)).toContain(QUEUE);
    // Some of it cannot be asked any more.
    const partly = finding(QUEUE, 'sqs-queue/metrics-not-readable', {
      severity: 'unknown',
    });
    look('orders', [partly], { minutes: 60 });
    expect(open().map(({ cause }) => cause)).toContain(QUEUE);
  });

  it('are resolved although something was never known', () => {
    const { look, open } = watch();
    const partly = finding(QUEUE, 'sqs-queue/side', { severity: 'unknown' });
    look('orders', [waits, partly]);
    look('orders', [partly]);
    look('orders', [partly], { minutes: 10 });
    expect(open().map(({ cause }) => cause)).toEqual([`${QUEUE} unknown`]);
  });

  it('are not opened for what is unknown only for a moment', () => {
    const { look, open } = watch();
    const since = new Date(NOW).toISOString();
    const unknown = finding(QUEUE, 'sqs-queue/stale', {
      severity: 'unknown',
      since,
    });
    look('orders', [unknown], { health: 'unknown', minutes: 4 });
    expect(open()).toEqual([]);
    // Other words for not knowing do not start over.
    const other = {
      ...unknown,
      id: 'sqs-queue/stale-metrics',
      since: new Date(NOW + 4 * MINUTE).toISOString(),
    };
    look('orders', [other], { health: 'unknown' });
    expect(open()).toHaveLength(1);
  });

  it('are one for an account that cannot be entered', () => {
    const { look, open } = watch();
    const stages = ['a', 'b', 'c'].map(name =>
      finding(`${QUEUE}-${name}`, 'sqs-queue/not-readable', {
        severity: 'unknown',
        evidence: { code: 'credentials' },
        message: {
          key: 'stage.not-readable',
          values: { account: '123456789012', region: 'eu-central-1' },
        },
      }),
    );
    look('orders', stages.slice(0, 2));
    look('stock', stages.slice(2));
    expect(open()).toHaveLength(1);
  });

  it('open when a cause was found in enough of the last looks', () => {
    const { look, open } = watch({
      ...incidentSettings,
      openAfter: { found: 2, of: 3 },
    });
    look('orders', [waits]);
    look('orders', []);
    look('orders', []);
    look('orders', [waits]);
    expect(open()).toEqual([]);
    look('orders', []);
    look('orders', [waits]);
    expect(open()).toHaveLength(1);
  });

  it('count looks in the same moment once', () => {
    const { look, open } = watch({
      ...incidentSettings,
      openAfter: { found: 2, of: 2 },
    });
    look('orders', [waits]);
    look('orders', [waits], { minutes: 0.1 });
    expect(open()).toEqual([]);
    look('orders', [waits]);
    expect(open()).toHaveLength(1);
  });

  it('note what is much more or less, and not every number', () => {
    const { look, news } = watch();
    const count = (messages: number) => ({ ...waits, evidence: { messages } });
    [10, 12, 15, 19, 20, 25, 9].forEach(messages =>
      look('orders', [count(messages)]),
    );
    expect(news).toEqual(['opened 1', 'changed 1', 'changed 1']);
  });

  it('grow by what is lost, once for the same loss', () => {
    const { look, open, news } = watch();
    const lost = (title: string) =>
      finding(QUEUE, 'sqs-queue/lost', { title, severity: 'critical' });
    look('orders', [waits]);
    look('orders', [waits, lost('1 message was lost')]);
    look('orders', [waits, lost('1 message was lost')]);
    look('orders', [waits, lost('2 messages were lost')]);
    expect(news).toEqual(['opened 1', 'changed 1', 'changed 1']);
    expect(
      open()[0].members.get('component:default/orders')?.losses,
    ).toMatchObject([{ title: '2 messages were lost' }]);
  });
});

describe('nobody is told', () => {
  const by = 'user:default/ann';

  it('of what is snoozed until a time, then once', () => {
    const { look, open, notices, time, conclude } = watch();
    look('orders', [{ ...waits, severity: 'warning' }]);
    snooze(
      open()[0],
      {
        by,
        entityRefs: ['component:default/orders'],
        until: time.now + 10 * MINUTE,
        reason: 'vendor',
      },
      time.now,
    );
    look('orders', [waits]);
    expect(notices).toEqual([]);
    time.now += 9 * MINUTE;
    conclude();
    conclude();
    expect(notices).toEqual(['critical to group:default/shop']);
  });

  it('of what is snoozed for others, as long as it is snoozed for them', () => {
    const { look, open, notices, time, conclude } = watch();
    look('orders', [{ ...waits, severity: 'warning' }]);
    const of = { by, entityRefs: ['component:default/orders'] };
    const until = time.now + 60 * MINUTE;
    snooze(open()[0], { ...of, until, reason: 'vendor' }, time.now);
    look('mail', [waits], { owner: 'group:default/mail' });
    expect(notices).toEqual(['critical to group:default/mail']);
    look('orders', [waits]);
    expect(notices).toHaveLength(1);
    withdrawSnooze(open()[0], of, time.now);
    conclude();
    expect(notices).toHaveLength(2);
  });

  it.each([
    ['is worse', { ...waits, severity: 'critical' as const }],
    ['counts twice as much', { evidence: { messages: 20 } }],
    ['has another trouble', { id: 'sqs-queue/other' }],
  ])('of what is held, until it %s', (_, worse) => {
    const { look, open, notices, time } = watch();
    const known = {
      ...waits,
      severity: 'warning' as const,
      evidence: { messages: 10 },
    };
    look('orders', [known]);
    const link = 'https://tickets.example/7';
    const entityRefs = ['component:default/orders'];
    hold(open()[0], { by, entityRefs, link }, time.now);
    look('orders', [known]);
    const member = () => open()[0].members.get(entityRefs[0]);
    expect(member()?.hold?.worseSince).toBeUndefined();
    look('orders', [{ ...known, ...worse }]);
    expect(member()?.hold?.worseSince).toBe(time.now);
    expect(notices).toHaveLength('severity' in worse ? 1 : 0);
  });

  it('twice of what is critical, unless it is held and gets worse', () => {
    const { look, open, notices, time } = watch();
    const count = (messages: number) => ({ ...waits, evidence: { messages } });
    look('orders', [count(10)]);
    look('orders', [count(10)]);
    expect(notices).toHaveLength(1);
    const link = 'https://tickets.example/7';
    const entityRefs = ['component:default/orders'];
    hold(open()[0], { by, entityRefs, link }, time.now);
    look('orders', [count(15)]);
    expect(notices).toHaveLength(1);
    look('orders', [count(40)]);
    look('orders', [count(90)]);
    expect(notices).toHaveLength(2);
  });

  it('of what is worked on, until that is over', () => {
    const { look, notices, maintained } = watch();
    maintained.add('component:default/orders');
    look('orders', [waits]);
    expect(notices).toEqual([]);
    maintained.clear();
    look('orders', [waits]);
    expect(notices).toHaveLength(1);
  });

  it('of the end after the pipeline moved to another owner', () => {
    const { look, notices } = watch();
    look('orders', [waits]);
    look('orders', [waits], { owner: 'group:default/new' });
    look('orders', [], { owner: 'group:default/new' });
    look('orders', [], { owner: 'group:default/new', minutes: 6 });
    expect(notices).toEqual([
      'critical to group:default/shop',
      'critical to group:default/new',
      'resolved to group:default/new',
    ]);
  });
});
