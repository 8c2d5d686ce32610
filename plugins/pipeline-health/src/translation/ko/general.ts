import { generalMessages } from '../generalMessages';
import { Translated } from './Translated';

export const general: Translated<typeof generalMessages> = {
  page: {
    title: 'Pipeline Health',
    nav: '파이프라인',
    open_other: ', 아직 응답 없는 심각 {{count}}개',
    subtitle: '무엇이 급한지, 원인은 무엇인지, 유실까지 얼마나 남았는지',
  },
  health: {
    critical: '심각',
    unknown: '알 수 없음',
    warning: '경고',
    healthy: '정상',
  },
  severity: {
    critical: '심각',
    unknown: '조회하지 못함',
    warning: '경고',
    info: '권고',
  },
  state: {
    loading: '불러오는 중',
    refreshing: '갱신하는 중',
    retry: '다시 시도',
    refresh: '새로 고침',
    refreshed: '{{time}} 전 갱신',
    refreshFailed: '갱신하지 못했습니다.',
    noAnswer: '백엔드가 응답하지 않습니다.',
    offline: '오프라인 상태입니다.',
    knownBefore: '{{time}} 전에 확인한 내용입니다.',
    asOf: '{{time}} 기준',
  },
  error: {
    unanswered: {
      title: 'Pipeline Health가 응답하지 않습니다',
      body: '지금은 파이프라인에 대해 아무것도 알 수 없습니다. 파이프라인 상태가 정상이라는 뜻은 아닙니다.',
    },
    notInstalled: {
      title: '백엔드에 Pipeline Health가 설치되지 않았습니다',
      body: '화면은 설치되어 있지만 백엔드에 /api/pipeline-health가 없습니다. 포털 운영 담당자가 @pipeline-health/plugin-pipeline-health-backend를 추가해야 합니다.',
    },
    missing: {
      title: '해당 파이프라인이 없습니다',
      body: '감시 대상이 아니거나, 삭제되었거나, 카탈로그에서 엔티티를 볼 권한이 없습니다.',
    },
    forbidden: {
      title: '파이프라인을 볼 권한이 없습니다',
      body: '백엔드가 이 계정의 요청을 거부했습니다. 포털 운영 담당자가 카탈로그 엔티티 읽기 권한을 줄 수 있습니다.',
    },
    signedOut: {
      title: '로그아웃되었습니다',
      body: '세션이 만료되었습니다. 페이지를 새로 고쳐 다시 로그인하세요.',
    },
    page: {
      title: '페이지가 없습니다',
      body: 'Pipeline Health에 없는 주소입니다.',
    },
  },
  time: {
    ago: '{{duration}} 전',
    now: '방금',
    never: '아직 수집 전',
    stale: '오래된 데이터 · {{duration}}',
  },
  loss: {
    label: '유실까지 남은 시간',
    lostShort: '지금',
    none: '유실 위험 없음',
    at: '최악의 경우 {{time}}부터',
    atBest: '최선의 경우 {{time}}부터',
    in: '데이터 유실까지',
    untilAria: '{{duration}} 후 데이터 유실 가능',
    lostAria: '지금 데이터가 읽히지 않은 채 만료되고 있을 수 있습니다',
    hint: '최악의 경우 {{time}}부터 데이터가 유실될 수 있습니다',
  },
  form: {
    cancel: '취소',
    future: '아직 지나지 않은 시각을 입력하세요.',
    time: '시각을 입력하세요.',
    reasonNeeded: '사유를 입력하세요. 나중에 확인할 수 있도록 기록에 남습니다.',
    address: 'https:// 또는 http://로 시작하는 주소를 입력하세요.',
    yourZone: '내 시간대 기준입니다.',
  },
  problem: {
    'access-denied': '권한 없음',
    'not-found': '리소스가 없음',
    throttled: '스로틀링 발생',
    credentials: '자격 증명이 유효하지 않음',
    unreachable: 'AWS에 연결할 수 없음',
    budget: '메트릭 예산 소진',
    clock: '백엔드 시계가 맞지 않음',
    invalid: '선언이 올바르지 않음',
    failed: '조회 실패',
  },
  panel: {
    unanswered: '조회하지 못함: {{question}}',
    incomplete: '일부만 조회함: {{question}}',
  },
  value: {
    yes: '예',
    no: '아니요',
    none: '없음',
  },
};
