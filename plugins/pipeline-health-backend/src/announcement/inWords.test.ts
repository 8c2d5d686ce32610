import { StageRef } from '@pipeline-health/plugin-pipeline-health-node';
import { DigestNews, createRules } from '../evaluation';
import { declarationFindings } from '../evaluation/declarationFindings';
import { notReadable } from '../evaluation/unknownFindings';
import { say, UnsaidFinding } from '../evaluation/UnsaidFinding';
import { fakeSource } from '../__testUtils__/fakeSource';
import { notice } from './__testUtils__/notice';
import { createTelling } from './createTelling';
import { incidentNotificationFor } from './incidentNotificationFor';
import { digestNotificationFor } from './digestNotificationFor';
import { digestInWords, noticeInWords } from './inWords';
import { TellingLanguage } from './TellingLanguage';

const rules = createRules(
  new Map(fakeSource.kinds.map(kind => [kind.kind, kind])),
  new Map(),
  [],
  { 'kind.sqs-queue': 'SQS queue' },
);
const stage: StageRef = {
  arn: 'arn:aws:sqs:eu-central-1:123456789012:orders',
  kind: 'sqs-queue',
  name: 'orders',
  account: '123456789012',
  region: 'eu-central-1',
};
const refused = notReadable(
  stage,
  {
    code: 'access-denied',
    message: 'Not allowed',
    missingPermission: 'sqs:GetQueueAttributes',
  },
  undefined,
);
const [misspelt] = declarationFindings('component:default/orders', [
  {
    key: 'pipeline-health.io/aws-arns',
    message: 'The value is empty; expected at least one ARN.',
    sentence: { key: 'declaration.no-arn', values: {} },
  },
]);

const tellingIn = (language: TellingLanguage) =>
  createTelling({ language, timezone: 'Asia/Seoul' }, rules.templates);

function noticeIn(
  language: TellingLanguage,
  finding: UnsaidFinding,
  more: Partial<typeof notice> = {},
) {
  const { title, remedy, message } = say(finding, rules.render);
  const telling = tellingIn(language);
  const incident = { ...notice.incident, reason: title, remedy, message };
  const worded = noticeInWords({ ...notice, incident, ...more }, telling);
  const { payload } = incidentNotificationFor(worded, telling, '/health');
  return { worded, payload };
}

describe('what owners are told', () => {
  it('is English unless something else is configured', () => {
    const { worded, payload } = noticeIn('en', refused);
    expect(worded).toMatchObject({
      language: 'en',
      headline: 'Orders is critical',
    });
    expect(payload).toMatchObject({
      title: 'Orders is critical',
      description: [
        'We may not read SQS queue orders: sqs:GetQueueAttributes is denied in account 123456789012',
        'Allow sqs:GetQueueAttributes on arn:aws:sqs:eu-central-1:123456789012:orders to the role with which Pipeline Health reads account 123456789012.',
      ].join('\n'),
    });
  });

  it('is Korean where that is configured, with what was found', () => {
    const { worded, payload } = noticeIn('ko', refused);
    expect(worded.incident.reason).toBe(
      'SQS 큐 orders 조회 권한이 없습니다: 123456789012 계정의 sqs:GetQueueAttributes',
    );
    expect(payload).toMatchObject({
      title: 'Orders: 심각',
      description: [
        worded.incident.reason,
        'Pipeline Health가 123456789012 계정을 조회하는 역할에 arn:aws:sqs:eu-central-1:123456789012:orders의 sqs:GetQueueAttributes을(를) 허용하세요.',
      ].join('\n'),
    });
  });

  it.each([
    [
      'en',
      'pipeline-health.io/aws-arns: The value is empty; expected at least one ARN.',
      /^It began at Mar 1, 21:00 GMT\+9\.$/,
    ],
    [
      'ko',
      'pipeline-health.io/aws-arns: 값이 비어 있습니다. ARN을 하나 이상 지정하세요.',
      /^시작 시각: 3월 1일 21:00 GMT\+9$/,
    ],
  ] as const)(
    'has parts of sentences and times in %s',
    (language, reason, began) => {
      const { payload } = noticeIn(language, misspelt, {
        about: 'resolved',
      });
      const [first, second] = (payload.description ?? '').split('\n');
      expect(first).toBe(reason);
      expect(second).toMatch(began);
    },
  );

  it('has lists of parts in both languages', () => {
    const problem = (name: string) => ({
      key: 'aws.amazon.com/arn',
      message: `ARN '${name}' names no resource`,
      sentence: { key: 'arn.no-resource', values: { text: name } },
      entityRef: `resource:default/${name}`,
    });
    const [finding] = declarationFindings('component:default/orders', [
      problem('a'),
      problem('b'),
    ]);
    expect(noticeIn('en', finding).worded.incident.reason).toBe(
      'aws.amazon.com/arn is wrong on 2 entities: resource:default/a and resource:default/b',
    );
    const { reason, remedy } = noticeIn('ko', finding).worded.incident;
    expect(reason).toBe(
      '엔티티 2개의 aws.amazon.com/arn 오류: resource:default/a 및 resource:default/b',
    );
    expect(remedy).toMatch(/^아래 엔티티의 애너테이션을/);
    const own = declarationFindings(
      'component:default/orders',
      [0, 1, 2, 3].map(index => ({
        key: `pipeline-health.io/links[${index}]`,
        message: 'no link',
      })),
    );
    expect(noticeIn('ko', own[0]).worded.incident.remedy).toMatch(
      /^component:default\/orders의 애너테이션을 고치세요/,
    );
  });

  it('stays as it was told where nobody knows what it is made of', () => {
    const telling = tellingIn('ko');
    const { incident } = noticeInWords(notice, telling);
    expect(incident.reason).toBe('Messages are piling up');
    const message = { key: 'tank.of-somebody-else', values: {} };
    expect(
      noticeInWords(
        { ...notice, incident: { ...notice.incident, message } },
        telling,
      ).incident.remedy,
    ).toBe('Start the consumer.');
  });

  it('names several pipelines', () => {
    const [pipeline] = notice.incident.pipelines;
    const several = {
      ...notice,
      incident: { ...notice.incident, pipelines: [pipeline, pipeline] },
    };
    const headlineIn = (language: TellingLanguage) =>
      noticeInWords(several, tellingIn(language)).headline;
    expect(headlineIn('en')).toBe('Orders and 1 more are critical');
    expect(headlineIn('ko')).toBe('Orders 외 1개: 심각');
  });

  it('is a digest in the same language', () => {
    const { title, remedy, message } = say(refused, rules.render);
    const advice = {
      pipeline: { entityRef: 'component:default/orders', title: 'Orders' },
      stage: stage.arn,
      findingId: refused.id,
      link: '/health',
      ...{ title, remedy, message },
    };
    const digest: DigestNews = {
      recipient: 'group:default/shop',
      at: '2026-03-09T08:00:00.000Z',
      score: 82,
      previousScore: 74,
      appeared: { count: 0, first: [] },
      followed: { count: 0, first: [] },
      open: { count: 12, first: [advice] },
    };
    const telling = tellingIn('ko');
    const worded = digestInWords(digest, telling);
    expect(
      digestNotificationFor(worded, telling, '/health').payload,
    ).toMatchObject({
      title: '파이프라인 구성 점검: 100점 중 82점(이전 74점)',
      description: expect.stringMatching(
        /^먼저 조치할 권고 12건:\n- Orders: SQS 큐 orders 조회 권한이 없습니다/,
      ),
    });
  });
});
