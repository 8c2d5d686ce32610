import {
  deliveryMessages,
  hourMessages,
  jobMessages,
  queueMessages,
} from '../panelMessages';
import { Translated } from './Translated';

export const queue: Translated<typeof queueMessages> = {
  title: '유입과 유출',
  messagesSent: '전송',
  messagesReceived: '수신',
  messagesDeleted: '삭제',
  ageLabel: '보존 기간 대비 가장 오래된 메시지',
  age: '가장 오래된 메시지는 {{age}} 경과했으며, 보존 기간 {{retention}}의 {{share}}입니다.',
};

export const delivery: Translated<typeof deliveryMessages> = {
  title: '레코드의 행방',
  into: '유입',
  transformed: '변환',
  delivered: '전달',
  backedUp: '백업',
  unaccounted: '설명되지 않음',
  gathered: '버퍼링으로 설명되는 양은 최대 {{records}}',
};

export const hour: Translated<typeof hourMessages> = {
  span: '{{from}} – {{to}}, 집계가 끝난 분만 포함합니다.',
  unknown: '최근 1시간은 알 수 없습니다.',
};

export const job: Translated<typeof jobMessages> = {
  title: '실행 결과',
  durations: '실행별 소요 시간',
  costs: '실행별 예상 비용',
};
