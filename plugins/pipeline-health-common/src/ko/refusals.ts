/** Why what somebody asked for is refused. */
export const refusals = {
  refusal: {
    field: '{{field}}: {{why}}',
    number: '숫자를 입력하세요',
    'at-least': '{{least}} 이상이어야 합니다',
    'at-most': '{{most}} 이하여야 합니다',
    text: '내용을 입력하세요',
    'too-long': '{{most}}자까지 입력할 수 있습니다',
    'unknown-key': '알 수 없는 키입니다: {{key}}',
    'no-pipeline': '{{entityRef}} 파이프라인이 없습니다',
    permission: '{{entityRef}}에 대한 {{permission}} 권한이 필요합니다',
    permission_collection:
      '수집 상태를 보려면 {{permission}} 권한이 필요합니다',
    'no-stage': '{{entityRef}}에 {{stage}} 단계가 없습니다',
    'no-action':
      "{{kind}}에는 '{{action}}' 조치가 없습니다. 사용할 수 있는 조치: {{expected}}",
    'stands-against': '다음 이유로 실행하지 않았습니다: {{lines}}',
    lines: '{{first}}; {{rest}}',
    'only-a-person': '막는 사유는 사람만 무시할 수 있습니다',
    'not-started': '시작하지 못했습니다: {{why}}',
    'source-silent':
      '소스가 제시간에 응답하지 않았습니다. 아무것도 하지 않았습니다',
    'at-the-same-time': '같은 시각에 이미 진행 중이었습니다. 다시 시도하세요',
    'other-request': '이미 다른 요청에 쓴 값입니다. 새 값을 사용하세요',
    'running-as': '{{why}} (작업 {{task}})',
    'task-over': '작업 {{task}}은(는) 이미 끝났습니다',
    'no-task': '{{entityRef}}에 작업 {{task}}이(가) 없습니다',
    'not-stoppable': '{{action}} 조치는 시작하면 중지할 수 없습니다',
    'no-proposal': '점검 결과가 없거나 만료되었습니다. 다시 점검하세요',
    'other-proposal':
      '다른 단계, 조치, 입력 또는 사용자의 점검 결과입니다. 다시 점검하세요',
    'proposal-outdated': '점검한 뒤 상황이 바뀌었습니다. 다시 점검하세요',
    'no-redrive': '재처리 {{task}}이(가) 없습니다',
    'no-queue': '{{queue}}이(가) 있는 파이프라인이 없습니다',
    'no-incident': '{{entityRef}}에 인시던트 {{incident}}이(가) 없습니다',
    'incident-over': '인시던트 {{incident}}은(는) 이미 해결되었습니다',
    'incident-not_acknowledged':
      '인시던트 {{incident}}은(는) 확인하지 않은 상태입니다',
    'incident-not_snoozed':
      '인시던트 {{incident}}은(는) 알림 보류 상태가 아닙니다',
    'incident-not_on-hold':
      '인시던트 {{incident}}은(는) 조치 중(티켓) 상태가 아닙니다',
    acknowledged:
      '{{who}}이(가) {{at}}에 인시던트 {{incident}}을(를) 확인했고, 그 뒤 새로 발견된 것이 없습니다',
    snooze: '{{days}}일 안의 앞으로 올 시각이어야 합니다',
    past: '앞으로 올 시각이어야 합니다',
    'no-maintenance': '추가한 점검 {{maintenance}}이(가) 없습니다',
  },
};
