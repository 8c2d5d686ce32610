import { costMessages } from '../costMessages';
import { Translated } from './Translated';

export const cost: Translated<typeof costMessages> = {
  title: '비용',
  hint: '월 기준, 정가',
  show: '보기',
  hide: '숨기기',
  failed: '비용을 계산하지 못했습니다.',
  aMonth: '월 예상 비용 {{money}}',
  aMonthPartly: '월 예상 비용 {{money}}, 계산하지 못한 항목 별도',
  restsOn_other: '최근 {{count}}시간의 측정값 기준',
  restsOnSetup: '단계 설정과 실행 기록 기준',
  line: '{{quantity}} × {{unit}}당 {{price}} ({{region}}).',
};
