import { entityMessages } from '../entityMessages';
import { Translated } from './Translated';

export const entity: Translated<typeof entityMessages> = {
  card: '파이프라인 상태',
  open: '파이프라인 열기',
  pipelines: '데이터 파이프라인',
  unwell: '{{stages}} 중 {{unwell}}개 이상',
  notYet: '아직 표시할 내용이 없습니다',
  notYetBody:
    '애너테이션이 있는 엔티티이므로 1분 안에 첫 수집 결과가 표시됩니다. 표시되지 않으면 파이프라인을 볼 권한이 없을 수 있습니다.',
};
