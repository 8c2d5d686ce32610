import { warehouseMessages } from '../warehouseMessages';
import { Translated } from './Translated';

export const warehouse: Translated<typeof warehouseMessages> = {
  title: '최근 1주 적재',
  off: '적재 내역을 조회하지 않도록 설정되어 있습니다',
  offBody:
    '적재 내역은 SQL로 조회하므로, 설정의 {{key}}에 웨어하우스를 등록해야 켜집니다.',
  none: '최근 1주 동안 적재가 없습니다.',
  table: '테이블',
  newest: '마지막 적재',
  lastGood: '마지막 성공',
  never: '없음',
  loads: '적재',
  failures_other: '{{count}}건 실패',
  rows: '행 수',
  rejected: '{{rows}}행 제외',
  unnamed: '이름 없음',
};
