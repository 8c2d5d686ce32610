/** What is wrong in what entities and the configuration declare, and why something was not asked. */
export const problems = {
  arn: {
    none: "'{{text}}'은(는) ARN이 아닙니다. arn:partition:service:region:account:resource 형식이어야 합니다",
    partition:
      "ARN '{{text}}'의 파티션 '{{partition}}'이(가) 올바르지 않습니다. {{expected}} 중 하나여야 합니다",
    region:
      "ARN '{{text}}'의 리전 '{{region}}'은(는) 파티션 '{{partition}}'의 리전이 아닙니다",
    account:
      "ARN '{{text}}'의 계정 '{{account}}'이(가) 올바르지 않습니다. 숫자 12자리여야 합니다",
    'no-resource': "ARN '{{text}}'에 리소스가 없습니다",
  },
  declaration: {
    'too-long':
      '값이 {{length}}자입니다. {{most}}자까지 읽을 수 있어 이 값은 읽지 않았습니다.',
    'no-arn': '값이 비어 있습니다. ARN을 하나 이상 지정하세요.',
    'no-tag': "'{{text}}'은(는) 태그가 아닙니다. key=value 형식이어야 합니다",
    'no-mapping': '값이 매핑이 아닙니다. {{expected}} 형식이어야 합니다',
    'no-link':
      '연결이 아닙니다. { from: ARN, to: ARN, relation } 형식이어야 하며, relation은 dead-letter-queue 같은 이름입니다',
    'not-parsed': '값을 JSON으로도 YAML로도 읽을 수 없습니다: {{why}}',
  },
  declared: {
    where: '{{where}}: {{message}}',
    'unknown-kind': '알 수 없는 종류입니다. 사용할 수 있는 값: {{expected}}',
    'unknown-reading':
      '알 수 없는 측정값입니다. 사용할 수 있는 값: {{expected}}',
    'unknown-line':
      '알 수 없는 임계값입니다. warning 또는 critical이어야 합니다',
    'no-readings': '측정값 → { warning, critical } 형식의 매핑이어야 합니다',
    'no-lines': '{ warning, critical } 또는 off여야 합니다',
    line: '{{written}} 대신 {{expected}}이(가) 필요합니다',
    overlap_high:
      'warning({{warning}})과 critical({{critical}})의 순서가 맞지 않습니다. 값이 클수록 나쁘므로 warning이 더 작아야 합니다',
    overlap_low:
      'warning({{warning}})과 critical({{critical}})의 순서가 맞지 않습니다. 값이 작을수록 나쁘므로 warning이 더 커야 합니다',
    'one-of': '{{names}}',
    none: '없음',
    'of-unit_seconds': '초 단위 숫자, 15m, 7d, PT15M 또는 off',
    'of-unit_ratio': '0~1 사이의 숫자, 25% 또는 off',
    'of-unit_count': '숫자 또는 off',
    'of-unit_bytes': '바이트 단위 숫자 또는 off',
    'unknown-objective':
      '알 수 없는 목표입니다. 사용할 수 있는 값: {{expected}}',
    objective: '{ {{keys}} } 또는 off여야 합니다',
    'unknown-key': '알 수 없는 키입니다. 사용할 수 있는 값: {{expected}}',
    target:
      '0보다 크고 1보다 작은 비율이어야 합니다(예: 0.99, 99%). 100%면 쓸 수 있는 오류 예산이 없습니다',
    within: '{{expected}}이(가) 필요합니다',
    'able-kinds': '{{objective}}을(를) 측정하는 종류여야 합니다: {{kinds}}',
    runbook:
      "런북 '{{url}}'은(는) 표시하지 않습니다. http 또는 https URL이어야 합니다",
    'arn-of-no-kind':
      "ARN '{{arn}}'은(는) 지원하는 종류가 아닙니다. 지원하는 종류: {{kinds}}",
    refused: '{{name}}을(를) 감시하지 않습니다: {{why}}',
    'too-many':
      'pipelineHealth.limits.stagesPerPipeline 설정에 따라 처음 {{most}}개 단계만 감시합니다',
    'not-searched':
      '{{account}} 계정 {{region}} 리전을 검색하지 못했습니다: {{why}}',
    'not-searched_at-all': '검색하지 못했습니다: {{why}}',
    'no-tagged': '이 태그가 붙은 지원 종류의 리소스가 없습니다.',
  },
  maintenance: {
    field: '{{field}}: {{why}}',
    reason: '점검 사유가 필요합니다',
    time: 'ISO 8601 형식의 시각이어야 합니다',
    until: '`from` 이후의 시각이어야 합니다',
    duration: '2h 같은 기간이어야 하며 최대 14일입니다',
    cron: '`0 2 * * 6` 같은 필드 5개가 필요합니다',
    timezone: 'Europe/Berlin 같은 시간대 이름이어야 합니다',
    'unknown-key': '알 수 없는 키입니다',
  },
  problem: {
    'month-spent':
      'pipelineHealth.monthlyBudgetUsd({{budget}})를 모두 사용했습니다. 메트릭은 {{next}}(UTC)부터 다시 조회합니다',
    'month-too-much':
      '조회 간격을 아무리 늘려도 감시 비용이 pipelineHealth.monthlyBudgetUsd({{budget}})의 남은 금액을 넘습니다. 그보다 낮아질 때까지 {{tiers}} 단계의 메트릭을 조회하지 않습니다',
    'owner-too-much':
      '{{owners}}의 감시 비용이 월 한도 pipelineHealth.limits.monthlyUsdPerOwner({{budget}})를 넘습니다. 그보다 낮아질 때까지 메트릭을 조회하지 않습니다',
    clock_behind: '백엔드 시계가 {{whose}} 시계보다 {{difference}} 느립니다',
    clock_ahead: '백엔드 시계가 {{whose}} 시계보다 {{difference}} 빠릅니다',
    'clock-of.database': '데이터베이스',
    'clock-of.source': '{{region}}의 {{source}}',
    'in-part': '응답이 일부만 왔습니다',
    'no-answer': "소스 '{{source}}'이(가) 응답하지 않았습니다",
    'not-stored': '응답을 저장하지 못했습니다. 이유는 백엔드 로그에 있습니다',
    asked: '{{action}} 실패({{account}} 계정, {{region}} 리전): {{why}}',
    'asked_access-denied':
      '{{action}} 권한이 없습니다({{account}} 계정, {{region}} 리전): {{why}}',
    'asked_not-found':
      '{{action}}을(를) 호출했지만 리소스가 없습니다({{account}} 계정, {{region}} 리전): {{why}}',
    asked_throttled:
      '{{action}}에 스로틀링이 발생했습니다({{account}} 계정, {{region}} 리전): {{why}}',
    asked_unreachable:
      '{{action}}을(를) 호출할 AWS에 연결하지 못했습니다({{account}} 계정, {{region}} 리전): {{why}}',
    credentials:
      '{{account}} 계정의 자격 증명으로 로그인할 수 없습니다. app-config의 aws.accounts를 확인하세요: {{why}}',
    'no-credentials':
      '{{account}} 계정의 자격 증명이 없습니다. app-config의 aws.accounts에 추가하거나 aws.accountDefaults.roleName을 설정하세요',
    unreadable: '응답이 AWS 형식이 아닙니다(HTTP {{status}})',
    'no-reason': '이유를 알려 주지 않음',
    metric:
      'CloudWatch가 {{namespace}} {{metric}}에 응답하지 못했습니다: {{why}}',
    'metric_access-denied':
      'CloudWatch에서 {{namespace}} {{metric}} 조회가 허용되지 않습니다: {{why}}',
    'not-understood':
      '{{name}}에 대한 AWS의 응답을 해석할 수 없습니다: {{why}}',
    'no-regions':
      'pipelineHealth.aws.regions가 비어 있습니다. 태그로 리소스를 찾을 리전을 지정하세요',
    nobody: '담당이 없는 파이프라인',
    'no-rule':
      'pipelineHealth.aws.allow에 {{who}}의 감시를 허용하는 규칙이 없습니다',
    'other-tag': '{{tags}} 태그가 {{who}}을(를) 가리키지 않습니다',
    'tag-not-read': '{{tags}} 태그를 조회하지 못했습니다: {{why}}',
    'no-tags': '검색할 태그가 지정되지 않았습니다.',
    'list-goes-on_other': '목록이 {{count}}건보다 깁니다.',
    'functions-go-on': '함수 목록이 {{count}}건보다 깁니다.',
    'list-in-no-order':
      '목록이 더 있고 순서가 없어, 최신 항목이 빠졌을 수 있습니다.',
  },
  warehouse: {
    'no-loads': '웨어하우스에서 적재 기록을 조회하지 못했습니다: {{why}}',
    'no-loads_late': '웨어하우스가 1분 안에 적재 기록을 알려 주지 않았습니다',
    'workgroups-go-on':
      'Redshift Serverless 작업 그룹 목록이 {{count}}개보다 길고, 조회한 목록에는 없습니다',
    'load-aborted': '적재가 중단됨',
    'load-untold': '웨어하우스가 이유를 알려 주지 않음',
    'load-code': '적재 실패, 오류 코드 {{code}}',
    'load-code_untold': '적재 실패, 오류 코드 없음',
    'load-error': '{{where}}: {{why}}',
    'load-place': '{{first}}, {{rest}}',
    'load-column': '{{column}} 컬럼',
    'load-line': '{{line}}번째 줄',
    'load-file': '{{file}}',
  },
};
