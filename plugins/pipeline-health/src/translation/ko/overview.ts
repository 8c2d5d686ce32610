import {
  emptyMessages,
  filterMessages,
  overviewMessages,
  verdictMessages,
} from '../overviewMessages';
import { Translated } from './Translated';

export const overview: Translated<typeof overviewMessages> = {
  label: '파이프라인, 급한 순서',
  pipeline: '파이프라인과 원인',
  owner: '담당',
  noOwner: '담당 없음',
  system: '시스템',
  deadLetters: 'DLQ 메시지',
  keyFigure: '핵심 지표',
  trendColumn: '추이',
  time: '갱신',
  more: '더 보기',
  shown: '파이프라인 {{total}}개 중 {{shown}}개',
  stages_other: '단계 {{count}}개',
  allWell: '이상 없음',
  trend: '{{metric}}: {{span}} 동안 {{first}} → {{last}}',
  expected: '기대값 {{expected}}',
  notAvailable: '값 없음',
  views: '보기',
  all: '전체',
  mine: '내 파이프라인',
  sentences: '전체 문장 표시',
  columns: '컬럼',
  csv: 'CSV로 내려받기',
  csvFailed: '목록 전체를 불러오지 못했습니다: {{why}}',
  csvHealth: '상태',
  csvCause: '원인',
  csvSeconds: '유실까지 남은 시간(초)',
  csvFigure: '핵심 지표 값',
  csvUnit: '핵심 지표 단위',
  csvEntity: '엔티티',
  keys: '단축키',
  keyNext: '다음 파이프라인',
  keyPrevious: '이전 파이프라인',
  keyOpen: '열기',
  keySearch: '검색',
  keyHelp: '단축키 보기',
  close: '닫기',
};

export const verdict: Translated<typeof verdictMessages> = {
  healthy_other: '파이프라인 {{count}}개 모두 정상입니다',
  critical_other: '파이프라인 {{count}}개가 심각 상태입니다',
  unknown_other: '파이프라인 {{count}}개의 상태를 알 수 없습니다',
  warning_other: '파이프라인 {{count}}개를 확인해야 합니다',
  first: '가장 먼저 유실될 파이프라인',
  nothing: '조건에 맞는 파이프라인이 없습니다',
};

export const filter: Translated<typeof filterMessages> = {
  label: '필터',
  healthGroup: '상태별 필터',
  text: '파이프라인·단계 검색',
  owner: '담당',
  kind: '단계 종류',
  account: '계정',
  region: '리전',
  more: '필터 더 보기',
  clear: '필터 해제',
};

export const empty: Translated<typeof emptyMessages> = {
  title: '볼 수 있는 파이프라인이 없습니다',
  body: '아직 감시하는 파이프라인이 없거나, 카탈로그에서 해당 엔티티를 볼 권한이 없습니다.',
  begin:
    '카탈로그 엔티티에 AWS 리소스의 ARN을 애너테이션으로 추가하세요. DLQ처럼 연결된 리소스는 자동으로 찾습니다.',
  then: '카탈로그가 변경을 읽으면 1분 안에 파이프라인이 여기에 표시됩니다.',
  snippet: 'catalog-info.yaml',
  copy: '복사',
  copied: '복사했습니다',
  noMatch: '조건에 맞는 파이프라인이 없습니다',
  noMatchBody: '필터를 줄이면 더 많이 볼 수 있습니다.',
};
