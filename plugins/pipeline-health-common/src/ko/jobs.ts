/** What jobs of Glue and of DataBrew have in common. */
export const jobs = {
  'last-run-failed': {
    title_other: '{{count}}회 연속 실행 실패: {{cause}}',
    remedy: '{{remedy}}',
  },
  'runs-stopped': {
    title: '최근 실행 {{count}}회가 모두 중단되었고 성공한 실행이 없습니다',
    title_after:
      '최근 실행 {{count}}회가 모두 중단되었습니다. 마지막 정상 실행은 {{ago}} 전에 시작',
    remedy:
      '누가 중단하는지는 CloudTrail에 있습니다. 멈췄거나 동작하지 않는 실행을 중단한 경우가 많습니다. 한 번은 끝까지 실행하고 로그를 확인하세요.',
  },
  overdue: {
    title_other: '작업 예정 시간 초과: {{late}} 늦음, 실행 {{count}}회 빠짐',
  },
  'long-run': {
    title: '현재 실행이 {{running}}째 진행 중입니다. 평소(중앙값) {{median}}',
  },
  'rules-failed': {
    title_other: '데이터가 데이터 품질 규칙 세트 {{count}}개를 위반했습니다',
    title_counted_other:
      '데이터가 데이터 품질 규칙 {{count}}개 중 {{failed}}개를 위반했습니다',
    title_unchecked_other: '규칙 세트 {{count}}개를 검사하지 못했습니다',
  },
  'schedule-unreadable': {
    title:
      "일정 '{{schedule}}'을(를) 해석할 수 없어 실행이 늦어도 알림이 가지 않습니다",
  },
};
