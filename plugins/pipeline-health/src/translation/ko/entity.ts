import { entityMessages } from '../entityMessages';
import { Translated } from './Translated';

export const entity: Translated<typeof entityMessages> = {
  card: '파이프라인 상태',
  open: '파이프라인 열기',
  pipelines: '데이터 파이프라인',
  unwell: '{{stages}} 중 {{unwell}}개 이상',
  setUp: '아직 설정하지 않았습니다',
  setUpFrom: {
    arns: '이 애너테이션을 추가하면 감시를 시작합니다. 엔티티에 이미 있는 ARN을 사용했습니다.',
    tags: '이 애너테이션을 추가하면 감시를 시작합니다. 다른 플러그인이 리소스를 찾는 태그를 사용했습니다.',
    name: 'AWS 리소스에 이 태그가 있으면 감시를 시작합니다. 실제 태그로 바꾸거나 ARN을 직접 적으세요.',
  },
  leftOut: '감시할 수 없는 종류라서 제외했습니다: {{arns}}',
  unchecked:
    'Pipeline Health가 응답하지 않아 모두 감시할 수 있는지 확인하지 못했습니다.',
  notYet: '아직 표시할 내용이 없습니다',
  notYetBody:
    '애너테이션이 있는 엔티티이므로 1분 안에 첫 수집 결과가 표시됩니다. 표시되지 않으면 파이프라인을 볼 권한이 없을 수 있습니다.',
};
