import { jobs } from './jobs';
import { couldNotAsk } from './shared';

const start =
  '작업을 수동으로 시작하고, 일정과 DataBrew가 작업의 역할을 위임받을 수 있는지 확인하세요.';

/** Jobs of DataBrew. */
export const databrewJob = {
  title: 'DataBrew 작업',
  inventory: {
    type: '유형',
    project: '프로젝트',
    schedules: '일정',
    maxCapacity: '최대 노드 수',
    timeoutSeconds: '제한 시간',
    maxRetries: '재시도 횟수',
    logs: '로그',
    encryption: '암호화',
    role: '역할',
    createdAt: '생성',
    updatedAt: '변경',
  },
  finding: {
    ...jobs,
    overdue: { ...jobs.overdue, remedy: start, remedy_indirect: start },
    'long-run': {
      ...jobs['long-run'],
      remedy:
        '실행 로그에서 무엇을 기다리는지 확인하세요. 데이터세트가 커졌다면 용량을 늘리세요.',
    },
    'rules-failed': {
      ...jobs['rules-failed'],
      remedy:
        '검증 보고서에서 규칙과 컬럼을 확인하세요. 데이터를 만드는 쪽이나 규칙을 고치고 작업을 다시 실행하세요.',
    },
    'rules-unjudged': {
      title:
        '규칙 검사 결과를 알려 주는 API가 없습니다. 규칙을 위반해도 실행은 성공합니다',
      title_counted_other:
        '규칙 {{count}}개의 검사 결과를 알려 주는 API가 없습니다. 위반해도 실행은 성공합니다',
      title_missed: '최근 실행의 규칙 검사 결과를 받지 못했습니다',
      remedy:
        "작업 출력 옆의 최신 보고서를 확인하고, EventBridge로 'DataBrew Ruleset Validation Result' 이벤트를 여기나 팀으로 보내세요.",
    },
    sampled: {
      title_other: '처음 {{count}}행만 규칙을 검사합니다',
      remedy:
        '규칙이 중요하다면 작업이 데이터세트 전체를 프로파일링하게 하세요.',
    },
    'no-rules': {
      title: '프로파일 작업이 데이터 품질 규칙을 검사하지 않습니다',
      remedy: '데이터세트의 규칙 세트를 만들어 작업에 추가하세요.',
    },
    'no-logs': {
      title: '작업이 로그를 남기지 않습니다',
      remedy: '작업의 CloudWatch 로그를 켜세요.',
    },
    'schedule-unreadable': {
      ...jobs['schedule-unreadable'],
      remedy: 'Cron(15 6 * * ? *)처럼 필드 여섯 개의 cron으로 쓰세요.',
    },
    'could-not-ask': couldNotAsk({
      runs: '실행 기록(실패 여부)',
      schedules: '일정(지연 여부)',
      dataset: '데이터 세트(입력 위치)',
      rules: '규칙 세트(점검하는 규칙 수)',
      connections: '테이블과 연결(입출력 위치)',
    }),
  },
};
