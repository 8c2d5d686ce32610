const wait =
  '다음 수집 때 들어옵니다. 몇 분이 지나도 그대로면 GET /api/pipeline-health/collection에서 이유를 확인하세요.';
const fault = 'Pipeline Health의 오류입니다. 근거와 함께 알려 주세요.';

/** How a stage or its metrics become readable again. */
const readable = {
  remedy:
    '계속 재시도합니다. 해결되지 않으면 백엔드 로그에서 근거에 있는 오류를 찾으세요.',
  'remedy_access-denied':
    'Pipeline Health가 {{account}} 계정을 조회하는 역할에 {{resource}}의 {{action}}을(를) 허용하세요.',
  'remedy_not-found':
    'ARN({{arn}})의 이름, 계정, 리전을 확인하세요. 없어진 리소스라면 애너테이션에서 제거하세요.',
  remedy_throttled:
    '{{account}} 계정의 {{region}} 리전에 호출이 너무 많습니다. 스로틀링된 호출 수는 GET /api/pipeline-health/collection에 있습니다. 수집 간격을 늘리세요.',
  remedy_credentials:
    'app-config의 aws.accounts에서 {{account}} 계정의 자격 증명을 갱신하거나 바로잡으세요. 없거나, 틀렸거나, 만료되었습니다.',
  remedy_unreachable:
    'ARN의 리전({{region}})이 맞고 활성화되어 있는지, 백엔드 네트워크에서 해당 리전의 AWS로 나갈 수 있는지 확인하세요.',
  remedy_invalid:
    '애너테이션의 ARN({{arn}})을 확인하세요. AWS가 기대하는 형식이 아닌 부분이 있습니다.',
  remedy_clock:
    '백엔드가 실행되는 서버의 시계를 맞추고 NTP로 유지하세요. 그때까지 아무것도 조회하거나 삭제하지 않습니다.',
  remedy_budget:
    'pipelineHealth.monthlyBudgetUsd나 담당별 한도 pipelineHealth.limits.monthlyUsdPerOwner를 올리거나, pipelineHealth.collection.tiers에서 메트릭 조회 간격을 늘리세요. 비용이 한도보다 낮아지면 다시 조회합니다.',
};

/** What the evaluation says of pipelines, and of what is not known of stages. */
export const evaluation = {
  incident: { 'not-watched': '더 이상 감시하지 않음' },
  pipeline: {
    annotation: {
      title: '{{annotation}}: {{message}}',
      title_adopted: '{{entityRef}}의 {{annotation}}: {{message}}',
      title_several: '{{annotation}}: 오류 {{count}}건',
      'title_adopted-several':
        '엔티티 {{count}}개의 {{annotation}} 오류: {{entities}}',
      remedy:
        '{{entityRef}}의 애너테이션을 고치세요. 읽을 수 있는 부분은 적용되어 있습니다.',
      remedy_adopted:
        '{{entityRef}}의 애너테이션을 만든 곳에서 고치거나, pipelineHealth.discovery.adoptedAnnotations에서 {{annotation}} 항목을 빼세요. 다른 리소스는 그대로 감시합니다.',
      'remedy_adopted-several':
        '아래 엔티티의 애너테이션을 만든 곳에서 고치거나, pipelineHealth.discovery.adoptedAnnotations에서 {{annotation}} 항목을 빼세요. 다른 리소스는 그대로 감시합니다.',
    },
    'no-stages': {
      title: '이 파이프라인의 단계를 알 수 없습니다',
      remedy:
        '{{entityRef}}의 애너테이션에 리소스를 하나 이상 지정하거나, 태그 검색이 찾을 때까지 기다리세요.',
    },
    stale: {
      title: '판단하기에 너무 오래된 데이터입니다',
      remedy:
        '계정과 리전별 마지막 수집 시각과 실패 원인은 GET /api/pipeline-health/collection에 있습니다.',
    },
    'freshness-budget': {
      title:
        '데이터 지연이 {{within}} 초과: 오류 예산 {{left}} 남음, {{rate}}배 속도로 소진 중',
      title_spent:
        '데이터 지연이 {{within}} 초과: 오류 예산 소진, {{rate}}배 속도로 계속 초과',
      remedy:
        '데이터가 밀리는 원인을 해결하세요. 이 속도면 4주 오류 예산(목표 {{target}})이 {{spentAt}}에 소진됩니다.',
      remedy_spent:
        '데이터가 밀리는 원인을 해결하세요. 4주 목표 {{target}}에서 허용하는 시간보다 오래 지연되었습니다.',
    },
    'delivery-budget': {
      title:
        '전송 성공이 부족합니다: 오류 예산 {{left}} 남음, {{rate}}배 속도로 소진 중',
      title_spent:
        '전송 성공이 부족합니다: 오류 예산 소진, {{rate}}배 속도로 계속 초과',
      remedy:
        '데이터가 도착하지 않는 원인을 해결하세요. 이 속도면 4주 오류 예산(목표 {{target}})이 {{spentAt}}에 소진됩니다.',
      remedy_spent:
        '데이터가 도착하지 않는 원인을 해결하세요. 4주 목표 {{target}}에서 허용하는 것보다 많이 유실되거나 제외되었습니다.',
    },
  },
  stage: {
    'the-call': '해당 호출',
    'not-readable': {
      ...readable,
      title: '{{kind}} {{name}} 조회 실패',
      'title_access-denied':
        '{{kind}} {{name}} 조회 권한이 없습니다: {{account}} 계정의 {{action}}',
      'title_not-found':
        'AWS에 {{kind}} {{name}}이(가) 없습니다. 조회된 적이 없습니다',
      title_throttled: '{{kind}} {{name}} 조회에 스로틀링 발생',
      title_credentials:
        '{{account}} 계정에 로그인하지 못해 {{kind}} {{name}}을(를) 조회할 수 없습니다',
      title_unreachable:
        '{{region}} 리전의 AWS에 연결할 수 없어 {{kind}} {{name}}을(를) 조회하지 못했습니다',
      title_invalid: 'AWS가 {{kind}} {{name}} 조회 요청을 이해하지 못했습니다',
      title_clock:
        '{{message}}. 그래서 {{kind}} {{name}}을(를) 조회하지 않습니다',
    },
    'metrics-not-readable': {
      ...readable,
      title: '{{kind}} {{name}} 메트릭 조회 실패',
      'title_access-denied':
        '{{kind}} {{name}} 메트릭 조회 권한이 없습니다: {{account}} 계정의 {{action}}',
      'title_not-found': 'CloudWatch에 {{kind}} {{name}}의 메트릭이 없습니다',
      title_throttled: '{{kind}} {{name}} 메트릭 조회에 스로틀링 발생',
      title_credentials:
        '{{account}} 계정에 로그인하지 못해 {{kind}} {{name}}의 메트릭을 조회할 수 없습니다',
      title_unreachable:
        '{{region}} 리전의 AWS에 연결할 수 없어 {{kind}} {{name}}의 메트릭을 조회하지 못했습니다',
      title_invalid:
        'AWS가 {{kind}} {{name}} 메트릭 조회 요청을 이해하지 못했습니다',
      title_clock:
        '{{message}}. 그래서 {{kind}} {{name}}의 메트릭을 조회하지 않습니다',
      title_budget:
        '예산이 소진되어 {{kind}} {{name}}의 메트릭을 조회하지 않습니다',
    },
    deleted: {
      title: '{{kind}} {{name}}이(가) 더는 없습니다',
      remedy:
        '다시 만들거나, 애너테이션과 이웃 리소스의 설정에서 제거해 파이프라인에서 빼세요.',
    },
    'unknown-kind': {
      title: '{{kind}} 단계를 조회하는 모듈이 설치되어 있지 않습니다',
      remedy:
        '{{kind}} 단계를 조회하는 백엔드 모듈을 설치하거나 애너테이션에서 {{arn}}을(를) 제거하세요.',
    },
    'not-understood': {
      title: '저장된 {{name}} 정보를 해석할 수 없습니다',
      remedy: fault,
    },
    'check-failed': {
      title: "점검 '{{check}}'이(가) 실패해 해당 문제가 있는지 알 수 없습니다",
      remedy: fault,
    },
    'not-yet-read': {
      title: '{{kind}} {{name}}: 아직 수집 전',
      remedy: wait,
    },
    stale: {
      title: '{{kind}} {{name}}: 판단하기에 너무 오래된 데이터입니다',
      remedy:
        '수집이 안 되는 이유는 GET /api/pipeline-health/collection에 있습니다.',
    },
    'metrics-not-yet-read': {
      title: '{{kind}} {{name}} 메트릭: 아직 수집 전',
      remedy: wait,
    },
    'stale-metrics': {
      title: '{{kind}} {{name}} 메트릭: 판단하기에 너무 오래된 데이터입니다',
      remedy: wait,
    },
  },
  setup: {
    'no-credentials':
      '백엔드에 AWS 자격 증명이 없습니다. AWS SDK가 찾을 수 있는 역할, 웹 ID, 키를 제공하거나 app-config.yaml의 aws에 지정하세요',
    'expired-credentials':
      '{{account}} 계정의 자격 증명이 만료되었습니다. 갱신하거나, 스스로 갱신되는 역할을 백엔드에 부여하세요',
    'wrong-credentials':
      'AWS가 {{account}} 계정의 키를 모릅니다. app-config.yaml의 aws나 백엔드 실행 환경에서 바로잡으세요',
    'role-refused':
      'AWS가 {{by}}에게 {{role}} 역할을 거부합니다. {{account}} 계정에 역할을 만들고, 신뢰 정책에 {{by}}을(를) 넣고, {{by}}에게 sts:AssumeRole을 허용하세요',
    'unknown-account':
      '{{account}} 계정의 자격 증명이 설정되지 않았습니다. aws.accountDefaults.roleName을 설정하거나 aws.accounts에 계정을 추가하세요',
    'another-account':
      '{{account}} 계정에 설정된 자격 증명은 {{found}} 계정의 것입니다. aws.accounts의 항목을 바로잡으세요',
    'wrong-region':
      'AWS가 다른 리전에서는 응답하지만 {{region}}에서는 응답하지 않습니다. ARN이나 설정의 리전을 바로잡거나 {{account}} 계정에서 리전을 활성화하세요',
    unreachable:
      '{{region}}의 AWS가 응답하지 않습니다. 백엔드가 직접 또는 VPC 엔드포인트로 sts.{{region}}.amazonaws.com에 연결되게 하세요',
    failed:
      '{{account}} 계정 {{region}} 리전에서 AWS가 호출 주체를 알려 주지 않았습니다: {{message}}',
  },
  told: {
    somebody: '{{stages}} 알람은 {{whom}}에게 갑니다',
    somebody_partly:
      '{{stages}} 알람은 {{whom}}에게 갑니다. {{silent}} 알람은 아무에게도 가지 않습니다',
    nobody:
      '아무에게도 가지 않습니다: {{silent}}에 알림을 보내는 알람이 없습니다',
    unknown:
      '알 수 없습니다: {{stages}} 알람이 누구에게 가는지 조회하지 못했습니다',
    alarm: {
      reaches: '{{whom}}에게 전달',
      'no-action': '울려도 아무 작업도 하지 않음',
      disabled: '{{of}}의 작업이 꺼져 있음',
      suppressed: '{{of}} 알람이 울리는 동안 억제됨',
      muted: '{{of}} 규칙으로 음소거됨',
      'no-person': '{{of}}은(는) 리소스만 변경하고 사람에게 알리지 않음',
      'no-topic': '{{of}} 주제가 없음',
      'no-subscription': '{{of}} 주제에 구독자가 없음',
      unconfirmed: '{{of}} 주제에 확인된 구독이 없음',
      'could-not-ask':
        '{{of}} 주제의 구독자를 조회하지 못함(sns:ListSubscriptionsByTopic)',
      'mutes-not-asked':
        '음소거 규칙을 조회하지 못함(cloudwatch:ListAlarmMuteRules, cloudwatch:GetAlarmMuteRule)',
    },
  },
};
