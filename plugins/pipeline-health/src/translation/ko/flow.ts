import { flowMessages } from '../flowMessages';
import { Translated } from './Translated';

export const flow: Translated<typeof flowMessages> = {
  hint: '현재 분당 처리량 · 단계를 선택하면 차트를 볼 수 있습니다',
  stagesHint: '단계를 선택하면 차트를 볼 수 있습니다',
  perMinute: '{{amount}}/분',
  lag: '지연 {{duration}}',
  firstBroken: '첫 장애 단계',
  deadLetters: 'DLQ',
  asTable: '표로 보기',
  asGraph: '그림으로 보기',
  zoomIn: '확대',
  zoomOut: '축소',
  fit: '전체 흐름 보기',
  controls: '흐름 보기 조작',
  edge: '{{from}}에서 {{to}}(으)로',
  from: '{{stage}}에서',
  stage: '단계',
  health: '상태',
  figure: '핵심 지표',
  leadsTo: '다음 단계',
  becauseOf: '원인 단계',
  consequence: '다른 단계의 영향',
  failures: '실패·사본',
};
