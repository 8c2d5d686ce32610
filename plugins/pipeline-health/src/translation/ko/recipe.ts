import { recipeMessages } from '../recipeMessages';
import { Translated } from './Translated';

export const recipe: Translated<typeof recipeMessages> = {
  title: '작업 내용',
  reads: '입력',
  recipe: '레시피',
  version: '버전 {{version}}',
  project: '프로젝트',
  writes: '출력',
  overwrites: '기존 파일을 덮어씀',
  sample: '표본',
  sampleRows_other: '{{rows}}행',
  sampleAll: '데이터세트 전체',
  rules: '데이터 품질',
  noRules: '검사하는 규칙이 없습니다.',
  rulesOf_other: '규칙 {{count}}개',
  rulesUnknown: '개수를 조회하지 못함',
  noResult:
    'AWS는 규칙 검사 결과를 이벤트와 출력 폴더의 보고서로만 알려 줍니다. 규칙 검사가 실패해도 실행은 성공으로 끝날 수 있습니다.',
};
