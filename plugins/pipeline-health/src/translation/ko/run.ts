import { figureMessages, runMessages } from '../runMessages';
import { Translated } from './Translated';

export const run: Translated<typeof runMessages> = {
  range: '실행 조회 기간',
  state: '상태',
  stage: '단계',
  started: '시작',
  duration: '소요 시간',
  cost: '비용',
  error: '오류',
  running: '실행 중',
  succeeded: '성공',
  failed: '실패',
  stopped: '중단됨',
  runningFor: '{{duration}}째 실행 중',
  timeline: '시간별 실행, 단계마다 한 줄',
  keys: '화살표 키로 실행 사이를 이동합니다.',
  lane: '{{stage}}, {{kind}}: {{runs}}',
  count_other: '실행 {{count}}회',
  noneInRange: '이 기간에는 실행이 없습니다.',
  last: '마지막: {{state}}, {{time}}',
  notKnown: '{{time}} 이전 실행은 알 수 없음',
  none: '아직 실행이 없습니다.',
  next: '다음 {{time}}',
  due: '예정 {{time}}',
  late: '{{duration}} 지연, 예정 {{time}}',
  noTable: '표 숨기기',
  trend: '최근 실행 {{count}}회 소요 시간: 보통 {{median}}, 최대 {{longest}}',
  table: '표로 모두 보기',
  more: '실행 더 보기',
  totalCost: '약 {{cost}}',
  totalCostHint: '정가 기준 예상 비용',
};

export const figure: Translated<typeof figureMessages> = {
  dpuHours: 'DPU 시간',
  dpuSeconds: 'DPU 사용 시간',
  nodeMinutes: '노드 사용 시간(분)',
  logStream: '로그 스트림',
  loadedBytes: '적재량',
  loadedRows: '적재 행 수',
  rejectedRows: '제외된 행 수',
};
